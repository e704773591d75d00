import { afterAll, describe, expect, it } from 'vitest';
import { startInstallation } from '@/e2e/records/installation';
import { type Chief, lastAdministrators } from '@/e2e/records/last-administrators';
import { readYaml } from '@/lib/yaml/read-yaml';
import { writeYaml } from '@/lib/yaml/write-yaml';

/**
 * Every way to take the access of the last administrator away. Each way has an administrator of its
 * own who holds everything on "/" in that way alone, while admin is out of it.
 */

const here = await startInstallation();
afterAll(() => here.end());

const { everything, grantOf, throughTeam, asTheLast, administers } = await lastAdministrators(here);

type Way = (chief: Chief) => Promise<readonly [method: string, path: string, body?: unknown]>;

const file = (kind: string, text: string) => ({ kind, text });

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
  'removing many accounts': async ({ username }) => [
    'POST',
    '/bulk/users',
    { items: [username], change: { do: 'remove' } },
  ],
  'taking an operation out of many roles': async ({ role }) => [
    'POST',
    '/bulk/roles',
    { items: [role], change: { do: 'take-out-operations', operations: everything.slice(0, 1) } },
  ],
  'removing many roles': async ({ role }) => [
    'POST',
    '/bulk/roles',
    { items: [role], change: { do: 'remove' } },
  ],
  'moving and removing many collections': async () => [
    'POST',
    '/bulk/collections',
    { items: ['/'], change: { do: 'remove' } },
  ],
  'importing that the account is disabled': async ({ username }) => [
    'POST',
    '/imports',
    file('people', `username,state\n${username},disabled\n`),
  ],
  'importing that the team is elsewhere': async ({ team }) => [
    'POST',
    '/imports',
    file('teams', `name,parent\n${team},\n`),
  ],
  'importing the role without an operation': async ({ role }) => [
    'POST',
    '/imports',
    file('roles', `name,operations\n${role},${everything.slice(1).join(' ')}\n`),
  ],
  'importing an end of the grant': async ({ upper, role }) => [
    'POST',
    '/imports',
    file('grants', `subject,role,collection,expiresAt\nteam:${upper},${role},/,2099-01-01T00:00:00Z\n`),
  ],
  'removing many teams': async ({ upper, team }) => [
    'POST',
    '/bulk/teams',
    { items: [team, upper], change: { do: 'remove' } },
  ],
};

describe('the last administrator’s access', () => {
  it.each(Object.keys(ways))('does not end by %s', async (name) => {
    const chief = await throughTeam();
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
    const chief = await throughTeam();
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
