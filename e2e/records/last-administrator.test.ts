import { afterAll, describe, expect, it } from 'vitest';
import { startInstallation } from '@/e2e/records/installation';
import { readYaml } from '@/lib/yaml/read-yaml';
import { writeYaml } from '@/lib/yaml/write-yaml';

/**
 * Every way to take the access of the last administrator away. Each way has an administrator of its
 * own who holds everything on "/" in that way alone, while admin is out of it.
 */

const here = await startInstallation();
afterAll(() => here.end());

type Caller = typeof here.admin;
interface Chief {
  readonly username: string;
  readonly api: Caller;
  readonly team: string;
  readonly upper: string;
  readonly role: string;
}

const everything = (await here.admin.ok('GET', '/operations')).items.map(
  ({ operation }: { operation: string }) => operation,
);
const adminGrant = (await here.admin.ok('GET', '/grants?subject=user:admin&role=Admin')).items[0];

/** Somebody who administers the whole through a team below another, by a role of one's own making. */
async function chiefThroughTeam(): Promise<Chief> {
  const chief = await here.person('chief');
  const [upper, team] = [here.unique('upper'), here.unique('team')];
  const role = await here.role('Everything', everything);
  await here.admin.ok('POST', '/teams', { name: upper });
  await here.admin.ok('POST', '/teams', { name: team, parent: upper });
  await here.admin.ok('PUT', `/teams/${team}/members/${chief.username}`);
  await here.admin.ok('POST', '/grants', { subject: `team:${upper}`, role, collection: '/' });
  return { ...chief, team, upper, role };
}

async function grantOf({ api, upper }: Chief): Promise<string> {
  return (await api.ok('GET', `/grants?subject=team:${upper}`)).items[0].id;
}

type Way = (chief: Chief) => Promise<readonly [method: string, path: string, body?: unknown]>;

const ways: Readonly<Record<string, Way>> = {
  'revoking the grant': async (chief) => ['DELETE', `/grants/${await grantOf(chief)}`],
  'letting the grant end': async (chief) => [
    'PATCH',
    `/grants/${await grantOf(chief)}`,
    { expiresAt: '2099-01-01T00:00:00Z' },
  ],
  'taking an operation out of the role': async ({ role }) => [
    'PATCH',
    `/roles/${role}`,
    { version: 1, operations: everything.slice(1) },
  ],
  'removing the role': async ({ role }) => ['DELETE', `/roles/${role}`],
  'taking them out of the team': async ({ team, username }) => [
    'DELETE',
    `/teams/${team}/members/${username}`,
  ],
  'moving the team away': async ({ team }) => ['PATCH', `/teams/${team}`, { parent: null }],
  'removing the team they are in': async ({ team }) => ['DELETE', `/teams/${team}`],
  'removing the team that was granted': async ({ upper }) => ['DELETE', `/teams/${upper}`],
  'disabling the account': async ({ username }) => ['PATCH', `/users/${username}`, { disabled: true }],
  'removing the account': async ({ username }) => ['DELETE', `/users/${username}`],
  'revoking many grants': async (chief) => [
    'POST',
    '/bulk/grants',
    { items: [await grantOf(chief)], change: { do: 'revoke' } },
  ],
  'disabling many accounts': async ({ username }) => [
    'POST',
    '/bulk/users',
    { items: [username], change: { do: 'disable' } },
  ],
  'taking many out of the team': async ({ username, team }) => [
    'POST',
    '/bulk/users',
    { items: [username], change: { do: 'take-out-of-team', team } },
  ],
  'letting many grants end': async (chief) => [
    'POST',
    '/bulk/grants',
    { items: [await grantOf(chief)], change: { do: 'set-end', expiresAt: '2099-01-01T00:00:00Z' } },
  ],
  'giving many grants another role': async (chief) => [
    'POST',
    '/bulk/grants',
    { items: [await grantOf(chief)], change: { do: 'set-role', role: 'View Only' } },
  ],
  'moving many teams': async ({ team }) => [
    'POST',
    '/bulk/teams',
    { items: [team], change: { do: 'move', parent: null } },
  ],
  'removing many teams': async ({ upper, team }) => [
    'POST',
    '/bulk/teams',
    { items: [team, upper], change: { do: 'remove' } },
  ],
};

/** Admin is out of it while the way is tried, and back afterwards. */
async function asTheLast<T>(chief: Chief, tried: () => Promise<T>): Promise<T> {
  await chief.api.ok('DELETE', `/grants/${adminGrant.id}`);
  try {
    return await tried();
  } finally {
    const { role, collection } = adminGrant;
    await chief.api.ok('POST', '/grants', { subject: 'user:admin', role, collection });
    const { items } = await here.admin.ok('GET', '/grants?subject=user:admin&role=Admin');
    adminGrant.id = items[0].id;
    // Else the next one would not be the last.
    await here.admin.ok('DELETE', `/grants/${await grantOf(chief)}`);
  }
}

const administers = async ({ api }: Chief) =>
  (await api.ok('GET', '/access/explain?operation=access.manage&collection=/')).allowed;

describe('the last administrator’s access', () => {
  it.each(Object.keys(ways))('does not end by %s', async (name) => {
    const chief = await chiefThroughTeam();
    const way = ways[name];
    if (!way) throw new Error(`There is no way ${name}.`);
    const { status, body } = await asTheLast(chief, async () => {
      const [method, path, wish] = await way(chief);
      const answer = await chief.api.call(method, path, wish);
      expect(await administers(chief)).toBe(true);
      return answer;
    });
    // Many at once answer 200 with what became of each.
    expect([200, 403, 409, 422]).toContain(status);
    if (status === 200) expect(JSON.stringify(body)).toMatch(/Nobody would be left|yourself|your own/);
  });

  it('does not end by a document that leaves them out', async () => {
    const chief = await chiefThroughTeam();
    await asTheLast(chief, async () => {
      const text = await chief.api.ok('GET', '/access/export?scope=/');
      // biome-ignore lint/suspicious/noExplicitAny: it is edited as people edit it
      const document = readYaml(text).value as any;
      const without = {
        grants: { ...document, grants: [] },
        teams: { ...document, teams: [] },
        members: {
          ...document,
          teams: document.teams.map((team: { name: string }) => ({ ...team, members: [] })),
        },
        parent: {
          ...document,
          teams: document.teams.map((team: { name: string }) => ({ ...team, parent: null })),
        },
        operation: {
          ...document,
          roles: document.roles.map((role: { operations: string[] }) => ({
            ...role,
            operations: role.operations.slice(1),
          })),
        },
      };
      for (const [what, edited] of Object.entries(without)) {
        const plan = await chief.api.ok('POST', '/access/plan', { document: writeYaml(edited) });
        expect(plan.hash, what).toBeNull();
        expect(JSON.stringify(plan.errors), what).toContain('Nobody would be left');
        expect(await administers(chief)).toBe(true);
      }
    });
  });
});
