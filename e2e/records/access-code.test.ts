import fc from 'fast-check';
import { afterAll, describe, expect, it } from 'vitest';
import { startInstallation } from '@/e2e/records/installation';
import { readYaml } from '@/lib/yaml/read-yaml';
import { writeYaml } from '@/lib/yaml/write-yaml';

const here = await startInstallation();
afterAll(() => here.end());

type Caller = typeof here.admin;
// biome-ignore lint/suspicious/noExplicitAny: tests edit documents of every shape
type Document = any;
const exported = async (who: Caller = here.admin, scope = '/'): Promise<string> =>
  who.ok('GET', `/access/export?scope=${encodeURIComponent(scope)}`);
const read = (text: string): Document => readYaml(text).value;
const plan = (who: Caller, document: string) => who.ok('POST', '/access/plan', { document });
const edited = async (edit: (document: Document) => void): Promise<string> => {
  const document = read(await exported());
  edit(document);
  return writeYaml(document);
};
async function apply(who: Caller, document: string) {
  const { hash, errors } = await plan(who, document);
  expect(errors).toEqual([]);
  return who.call('POST', '/access/apply', { document, hash });
}

describe('access as code', () => {
  it('exports what is, and applying that changes nothing', async () => {
    const shop = await here.collection('shop');
    const ana = await here.person('ana', [{ role: 'View Only', on: shop }]);
    await here.admin.ok('PUT', `/collections/${encodeURIComponent(shop)}/limits`, {
      memoryBytes: { default: 64_000_000, maximum: null },
      containers: 7,
      ports: [],
    });
    // Of an account at docker.io, and of a repository that is written the same but for the slash.
    for (const prefix of ['acme/', 'acme'])
      await here.admin.ok('POST', '/image-prefixes', { prefix, collection: shop });
    const text = await exported();
    const document = read(text);
    expect(document.version).toBe(1);
    expect(document.collections).toContainEqual({
      path: shop,
      limits: { memoryBytes: { default: 64_000_000 }, ports: [] },
      quotas: { containers: 7 },
    });
    expect(document.grants).toContainEqual({
      subject: `user:${ana.username}`,
      role: 'View Only',
      collection: shop,
    });
    expect(text).not.toContain('Their private collection');
    expect(await plan(here.admin, text)).toMatchObject({ changes: [], errors: [], effect: { people: [] } });
    expect(await exported()).toBe(text);
  });

  it('shows what an edit changes for whom, applies it in one, and records each part and the whole', async () => {
    const [shop, ana] = [await here.collection('shop'), await here.person('ana')];
    const [web, looker] = [here.unique('web'), here.unique('Looker')];
    const text = await edited((document) => {
      document.roles = [...(document.roles ?? []), { name: looker, operations: ['container.view'] }];
      document.teams = [...(document.teams ?? []), { name: web, members: [ana.username] }];
      document.collections.push({ path: `${shop}/web` });
      document.grants.push({ subject: `team:${web}`, role: looker, collection: shop });
    });
    const planned = await plan(here.admin, text);
    expect(planned.errors).toEqual([]);
    expect(
      planned.changes.map(({ kind, name }: { kind: string; name: string }) => `${kind} ${name}`),
    ).toEqual([
      `create ${looker}`,
      `create ${shop}/web`,
      `create ${web}`,
      `create ${looker} to team:${web} on ${shop}`,
      `create ${ana.username} in ${web}`,
    ]);
    expect(planned.effect.people).toMatchObject([
      { user: ana.username, gained: [{ operation: 'container.view', collection: shop }], lost: [] },
    ]);
    expect(await here.db.team.count({ where: { name: web } })).toBe(0);
    const { seq } = await here.lastAudit();
    expect((await apply(here.admin, text)).body).toEqual({ hash: planned.hash, applied: 5 });
    const question = `/access/explain?operation=container.view&collection=${shop}/web`;
    expect((await ana.api.ok('GET', question)).allowed).toBe(true);
    const entries = await here.db.auditEntry.findMany({
      where: { seq: { gt: seq } },
      orderBy: { seq: 'asc' },
    });
    expect(entries.map(({ operation }) => operation)).toEqual([
      'role.manage',
      'collection.manage',
      'team.manage',
      'access.manage',
      'team.manage',
      'access.apply',
    ]);
  });

  it('is refused when what is has moved since it was planned', async () => {
    const shop = await here.collection('shop');
    const text = await edited((document) => {
      document.grants.push({ subject: 'everyone', role: 'View Only', collection: shop });
    });
    const { hash } = await plan(here.admin, text);
    await here.person('ana', [{ role: 'View Only', on: shop }]);
    const { status, body } = await here.admin.call('POST', '/access/apply', { document: text, hash });
    expect(status).toBe(409);
    expect(body.detail).toContain('has changed since');
  });

  it('leaves sections alone that it does not list, and what lies outside its scope', async () => {
    const [shop, bank] = [await here.collection('shop'), await here.collection('bank')];
    const ana = await here.person('ana', [
      { role: 'View Only', on: shop },
      { role: 'View Only', on: bank },
    ]);
    const { changes } = await plan(here.admin, `version: 1\nscope: ${shop}\ngrants: []\n`);
    expect(changes).toMatchObject([{ kind: 'delete', name: `View Only to user:${ana.username} on ${shop}` }]);
    expect((await plan(here.admin, 'version: 1\n')).changes).toEqual([]);
  });

  it('says what is wrong with the line, and then applies nothing of it', async () => {
    const shop = await here.collection('shop');
    const wrong = [
      'version: 1',
      `scope: ${shop}`,
      'grants:',
      '  - subject: user:nobody-here',
      '    role: View Only',
      `    collection: ${shop}`,
      '  - subject: everyone',
      '    role: View Only',
      `    collection: ${shop}`,
    ].join('\n');
    const planned = await plan(here.admin, wrong);
    expect(planned).toMatchObject({ hash: null, effect: null, errors: [{ line: 4 }] });
    expect(planned.errors[0].message).toContain('There is no person nobody-here');
    const lines = async (text: string) =>
      (await plan(here.admin, text)).errors.map(({ line }: { line: number }) => line);
    expect(await lines('version: 1\ngrants: [')).toHaveLength(1);
    expect(await lines('version: 1\nroles:\n  - name: x\n    operations: [container.fly]\n')).toEqual([4]);
    expect(await lines('version: 1\nusers: []\n')).toEqual([1]);
    const twice = '  - {subject: everyone, role: Admin, collection: /Shared}';
    expect(await lines(`version: 1\ngrants:\n${twice}\n${twice}\n`)).toEqual([4]);
    expect(await lines(`version: 1\nscope: ${shop}\ngrants:\n${twice}\n`)).toEqual([4]);
    const apply = await here.admin.call('POST', '/access/apply', { document: wrong, hash: 'a'.repeat(64) });
    expect(apply.status).toBe(409);
    expect(await here.db.grant.count({ where: { collection: { path: shop } } })).toBe(0);
  });

  it('never takes the last administrator away, and lets another take their place in one', async () => {
    const gone = await edited((document) => {
      document.grants = document.grants.filter(({ role }: { role: string }) => role !== 'Admin');
    });
    const planned = await plan(here.admin, gone);
    expect(planned.hash).toBeNull();
    expect(JSON.stringify(planned.errors)).toContain('Nobody would be left');
    const chief = await here.person('chief');
    const replaced = await edited((document) => {
      const others = document.grants.filter(({ role }: { role: string }) => role !== 'Admin');
      document.grants = [...others, { subject: `user:${chief.username}`, role: 'Admin', collection: '/' }];
    });
    expect((await plan(here.admin, replaced)).errors).toEqual([]);
  });

  it('takes for each change what the change takes: a delegate manages their part alone', async () => {
    const [shop, bank] = [await here.collection('shop'), await here.collection('bank')];
    const granting = await here.role('granting', ['access.view', 'access.manage', 'container.view']);
    const looking = await here.role('looking', ['container.view']);
    const ben = await here.person('ben', [{ role: granting, on: shop }]);
    const ana = await here.person('ana');
    const own = read(await ben.api.ok('GET', '/access/export'));
    expect(own).toMatchObject({ scope: shop, collections: [{ path: shop }] });
    expect(own).not.toHaveProperty('teams');
    expect(own).not.toHaveProperty('roles');
    const withGrant = (role: string) => {
      const grant = { subject: `user:${ana.username}`, role, collection: shop };
      return writeYaml({ ...own, grants: [...own.grants, grant] });
    };
    const refused = await plan(ben.api, withGrant('Full Control'));
    expect(refused.hash).toBeNull();
    expect(refused.errors[0].message).toContain('you do not hold');
    expect((await apply(ben.api, withGrant(looking))).status).toBe(200);
    const elsewhere = await plan(ben.api, `version: 1\nscope: ${bank}\ngrants: []\nteams: []\n`);
    expect(elsewhere.errors.map(({ line }: { line: number }) => line)).toHaveLength(2);
    expect((await ben.api.call('GET', `/access/export?scope=${bank}`)).status).toBe(403);
    expect((await ana.api.call('GET', '/access/export')).status).toBe(403);
    const nobody = await plan(ana.api, `version: 1\nscope: ${shop}\ngrants: []\n`);
    expect(nobody).toMatchObject({ hash: null, changes: [], errors: [{ line: 3 }] });
  });
});

const names = ['a', 'b', 'c'] as const;
const someRoles = fc.uniqueArray(
  fc.record({
    name: fc.constantFrom('Role A', 'Role B', 'Role C'),
    description: fc.constantFrom('', 'Something: "quoted"'),
    operations: fc.subarray(['container.view', 'container.exec', 'image.pull'], { minLength: 1 }),
  }),
  { selector: ({ name }) => name },
);
const someTeams = fc.uniqueArray(
  fc.record({
    name: fc.constantFrom('team-a', 'team-b', 'team-c'),
    description: fc.constantFrom('', 'x'),
    members: fc.subarray(['admin', 'prop-1', 'prop-2']),
  }),
  { selector: ({ name }) => name },
);
const somePaths = fc.subarray(names.flatMap((one) => [one, `${one}/x`, `${one}/x/y`]));
const state = fc.record({
  roles: someRoles,
  teams: someTeams,
  parents: fc.array(fc.nat(2), { minLength: 3, maxLength: 3 }),
  paths: somePaths,
  walls: fc.subarray([...names]),
  quotas: fc.option(fc.nat(9)),
  grants: fc.uniqueArray(
    fc.record({
      subject: fc.constantFrom('everyone', 'user:prop-1', 'team:team-a', 'team:team-b'),
      role: fc.constantFrom('View Only', 'Role A', 'Role B'),
      place: fc.constantFrom('', '/a', '/b/x'),
      expiresAt: fc.constantFrom(null, '2031-05-06T07:08:09.000Z'),
      reason: fc.constantFrom('', 'because: # it'),
    }),
    { selector: ({ subject, role, place }) => `${subject} ${role} ${place}`, maxLength: 6 },
  ),
  prefixes: fc.subarray(['registry.example/a', 'registry.example/a/b']),
});

type Drawn = typeof state extends fc.Arbitrary<infer T> ? T : never;

/** A document that hangs together, below its own collection. */
function documentOf(top: string, drawn: Drawn) {
  const closed = [
    ...new Set(
      drawn.paths.flatMap((path) => path.split('/').map((_, i, all) => all.slice(0, i + 1).join('/'))),
    ),
  ];
  const paths = [top, ...closed.map((path) => `${top}/${path}`)];
  const has = {
    role: new Set(['View Only', ...drawn.roles.map(({ name }) => name)]),
    team: new Set(drawn.teams.map(({ name }) => `team:${name}`)),
  };
  return {
    version: 1,
    scope: top,
    roles: drawn.roles,
    // Each below one that comes before it, so that there is no circle.
    teams: drawn.teams
      .map((team, index) => ({
        ...team,
        parent: drawn.teams[(drawn.parents[index] ?? 0) % (index + 1)]?.name,
      }))
      .map((team) => (team.parent === team.name ? { ...team, parent: null } : team)),
    collections: paths.map((path) => ({
      path,
      exclusive: drawn.walls.some((wall) => path === `${top}/${wall}`),
      ...(drawn.quotas !== null && path === top ? { quotas: { containers: drawn.quotas } } : {}),
    })),
    prefixes: drawn.prefixes.map((prefix, index) => ({ prefix, collection: paths[index] ?? top })),
    grants: drawn.grants
      .filter(
        ({ role, subject }) => has.role.has(role) && (!subject.startsWith('team') || has.team.has(subject)),
      )
      .map(({ place, ...grant }) => ({
        ...grant,
        collection: paths.includes(`${top}${place}`) ? `${top}${place}` : top,
      }))
      .filter(
        (grant, index, all) =>
          all.findIndex(
            (other) =>
              other.subject === grant.subject &&
              other.role === grant.role &&
              other.collection === grant.collection,
          ) === index,
      ),
  };
}

it('whatever is applied is exported again, and applied again changes nothing', async () => {
  const top = await here.collection('property');
  const fresh = await startingFrom(top);
  await fc.assert(
    fc.asyncProperty(state, async (drawn) => {
      const text = writeYaml({
        ...documentOf(top, drawn),
        roles: [...fresh.roles, ...drawn.roles],
        teams: [...fresh.teams, ...documentOf(top, drawn).teams],
      });
      const { status } = await apply(here.admin, text);
      expect(status).toBe(200);
      const after = await exported(here.admin, top);
      expect((await plan(here.admin, after)).changes).toEqual([]);
      expect((await plan(here.admin, text)).changes).toEqual([]);
    }),
    { numRuns: 12, endOnFailure: true },
  );
}, 120_000);

/** What other tests of this file have made stays: roles that are granted cannot be removed. */
async function startingFrom(top: string) {
  for (const username of ['prop-1', 'prop-2']) {
    await here.admin.ok('POST', '/users', { username, password: 'nothing to guess 17' });
  }
  const { roles = [], teams = [] } = read(await exported(here.admin, top));
  return { roles, teams };
}
