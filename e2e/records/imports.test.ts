import { afterAll, describe, expect, it } from 'vitest';
import { startInstallation } from '@/e2e/records/installation';
import { importKindNames } from '@/lib/imports/kinds';

const here = await startInstallation();
afterAll(() => here.end());

const { admin, db } = here;
const shop = await here.collection('shop');
const depot = await here.collection('depot');

const file = (kind: string, text: string, format = 'csv') => ({ kind, format, text });
const preview = (kind: string, text: string, api = admin) =>
  api.ok('POST', '/imports/preview', file(kind, text));
const counts = ({ created, changed, same, refused }: Record<string, number>) => [
  created,
  changed,
  same,
  refused,
];

describe('an import', () => {
  const people =
    '\uFEFFUsername;Full name;E-mail;state\r\nzoe;"Zoe; the First";Zoe@shop.example;\r\nyan;Yan;;disabled\r\n';

  it('is told line by line before, and keeps nothing then', async () => {
    const report = await preview('people', people);
    expect(counts(report)).toEqual([2, 0, 0, 0]);
    expect(report.lines).toMatchObject([
      { line: 2, outcome: 'create', what: 'zoe' },
      { line: 3, outcome: 'create', what: 'yan', detail: 'disabled' },
    ]);
    expect(await db.user.count({ where: { username: { in: ['zoe', 'yan'] } } })).toBe(0);
  });

  it('makes people who wait for an invitation, each on record', async () => {
    const before = (await here.lastAudit()).seq;
    expect(counts(await admin.ok('POST', '/imports', file('people', people)))).toEqual([2, 0, 0, 0]);
    const zoe = await db.user.findUniqueOrThrow({ where: { username: 'zoe' } });
    expect(zoe).toMatchObject({ fullName: 'Zoe; the First', email: 'zoe@shop.example', passwordHash: null });
    const entries = await db.auditEntry.findMany({
      where: { seq: { gt: before }, operation: 'user.manage' },
    });
    expect(entries.map(({ resourceName }) => resourceName)).toEqual(['zoe', 'yan', 'yan']);
    const login = { username: 'zoe', password: '' };
    expect((await here.anonymous.call('POST', '/auth/login', login)).status).toBeGreaterThan(399);
  });

  it('changes what differs, and says what', async () => {
    const text = 'username,fullName\nzoe,Zoe\nyan,Yan\n';
    const report = await preview('people', text);
    expect(counts(report)).toEqual([0, 1, 1, 0]);
    expect(report.lines[0]).toMatchObject({ outcome: 'change', detail: 'fullName' });
  });

  it('makes teams whatever their order, members and grants', async () => {
    const teams = 'name,parent\nleaf,branch\nbranch,stem\nstem,\n';
    expect(counts(await admin.ok('POST', '/imports', file('teams', teams)))).toEqual([3, 0, 0, 0]);
    expect((await admin.ok('GET', '/teams/leaf')).parent).toBe('branch');
    const members = 'team,username\nleaf,zoe\nleaf,zoe\n';
    expect(counts(await admin.ok('POST', '/imports', file('memberships', members)))).toEqual([1, 0, 1, 0]);
    const grants = `subject,role,collection,expiresAt,reason\nteam:leaf,View Only,${shop},,because\nuser:zoe,Image User,${shop},2999-01-01T00:00:00Z,\n`;
    expect(counts(await admin.ok('POST', '/imports', file('grants', grants)))).toEqual([2, 0, 0, 0]);
    expect(counts(await preview('grants', grants))).toEqual([0, 0, 2, 0]);
  });

  it('makes programs with who answers for them, and hands them over', async () => {
    const made = 'username,fullName,owner,state\nrobot-1,Robot,team:leaf,\nrobot-2,,user:zoe,disabled\n';
    expect(counts(await admin.ok('POST', '/imports', file('service-accounts', made)))).toEqual([2, 0, 0, 0]);
    expect(await admin.ok('GET', '/users/robot-1')).toMatchObject({ kind: 'service', owner: 'team:leaf' });
    const report = await admin.ok('POST', '/imports', file('service-accounts', 'username,owner\nrobot-1,\n'));
    expect(report.lines[0]).toMatchObject({ outcome: 'change', detail: 'owner' });
    expect((await admin.ok('GET', '/users/robot-1')).owner).toBeNull();
    expect((await preview('service-accounts', 'username\nzoe\n')).lines[0]).toMatchObject({
      outcome: 'refused',
      detail: expect.stringContaining('is a person'),
    });
  });

  it('makes roles, and another version of one that holds something else', async () => {
    const made = 'name,description,operations\nPacker,Packs,container.view container.logs\n';
    expect(counts(await admin.ok('POST', '/imports', file('roles', made)))).toEqual([1, 0, 0, 0]);
    expect(counts(await preview('roles', made))).toEqual([0, 0, 1, 0]);
    const other = 'name,operations\nPacker,"container.logs, container.stop"\n';
    const report = await admin.ok('POST', '/imports', file('roles', other));
    expect(report.lines[0].detail).toBe('adds container.stop; takes away container.view');
    expect(await admin.ok('GET', '/roles/Packer')).toMatchObject({ version: 2, description: 'Packs' });
    const wrong = 'name,operations\nView Only,container.view\nOdd,container.fly\nNone,\n';
    expect(counts(await preview('roles', wrong))).toEqual([0, 0, 0, 3]);
  });

  it('makes collections whatever their order, and moves none', async () => {
    const text = `path,exclusive\n${shop}/a/b,\n${shop}/a,true\n${shop},false\n`;
    const report = await admin.ok('POST', '/imports', file('collections', text));
    expect(counts(report)).toEqual([2, 0, 1, 0]);
    expect(report.lines[1]).toMatchObject({ outcome: 'create', detail: 'exclusive' });
    const open = await admin.ok('POST', '/imports', file('collections', `path,exclusive\n${shop}/a,false\n`));
    expect(open.lines[0]).toMatchObject({ outcome: 'change', detail: 'no longer exclusive' });
    const wrong = 'path,exclusive\nshop,\n/Shared/Private/nobody,\n/Shared/x,perhaps\n';
    expect(counts(await preview('collections', wrong))).toEqual([0, 0, 0, 3]);
  });

  it('gives image prefixes to collections, in whatever form they are written', async () => {
    const text = `prefix,collection\nacme/,${shop}\nregistry.example/shop,${shop}\n`;
    expect(counts(await admin.ok('POST', '/imports', file('image-prefixes', text)))).toEqual([2, 0, 0, 0]);
    const moved = `prefix,collection\ndocker.io/acme/,${depot}\nregistry.example/shop,${shop}\n`;
    const report = await admin.ok('POST', '/imports', file('image-prefixes', moved));
    expect(report.lines).toMatchObject([
      { outcome: 'change', detail: `from ${shop} to ${depot}` },
      { outcome: 'same' },
    ]);
    // What a dry run tells of it is the images that go elsewhere.
    const keeper = await here.person('images', [{ role: 'Full Control', on: shop }]);
    const back = file('image-prefixes', `prefix,collection\nacme/,${shop}\n`);
    const effect = await admin.ok('POST', '/imports?dryRun=true', back);
    expect(JSON.stringify(effect.people)).toContain(keeper.username);
    expect(effect.totals.resources).toEqual({ image: 1 });
  });

  it('takes JSON as well', async () => {
    const text = JSON.stringify([{ username: 'json-1', fullName: 'J', email: null }]);
    expect(counts(await admin.ok('POST', '/imports', file('people', text, 'json')))).toEqual([1, 0, 0, 0]);
  });

  it('does nothing where one line is refused, and says why of each', async () => {
    const text = 'username,email\ngood-1,\nBAD NAME,\ngood-2,no-address\nzoe,zoe@shop.example\n';
    const report = await preview('people', text);
    expect(counts(report)).toEqual([1, 0, 1, 2]);
    const answer = await admin.call('POST', '/imports', file('people', text));
    expect(answer.status).toBe(422);
    expect(answer.body.errors.map(({ path }: { path: string }) => path)).toEqual([
      'body.text.3',
      'body.text.4',
    ]);
    expect(await db.user.count({ where: { username: { startsWith: 'good' } } })).toBe(0);
  });

  it.each([
    ['people', 'username,password\nx,secret', 'There is no column "password"'],
    ['people', 'fullName\nx', 'The column username is missing'],
    ['people', 'username,username\nx,y', 'a column twice'],
    ['people', 'username', 'nothing in it'],
    ['people', '', 'empty'],
    ['people', 'username\n"x', 'never closed'],
    ['teams', `name\n${'x\n'.repeat(2_001)}`, 'at most 2000'],
  ])('of %s refuses %j as a whole', async (kind, text, message) => {
    const answer = await admin.call('POST', '/imports/preview', file(kind, text));
    expect(answer.status).toBe(422);
    expect(answer.body.detail).toContain(message);
  });

  it('makes no cycle of teams', async () => {
    const report = await preview('teams', 'name,parent\nstem,leaf\n');
    expect(counts(report)).toEqual([0, 0, 0, 1]);
  });
});

describe('who may not', () => {
  const grants = (role: string, where: string) => `subject,role,collection\nuser:zoe,${role},${where}\n`;

  it('import grants of more than they hold, nor elsewhere', async () => {
    const keeper = await here.role('keeper', ['access.view', 'access.manage', 'container.view']);
    const small = await here.role('small', ['container.view']);
    const delegate = await here.person('delegate', [{ role: keeper, on: shop }]);
    const send = (text: string) => delegate.api.call('POST', '/imports', file('grants', text));
    expect((await send(grants('Full Control', shop))).status).toBe(403);
    expect((await send(grants(small, depot))).status).toBe(403);
    const mixed = `${grants(small, shop)}user:zoe,Admin,/\n`;
    expect((await send(mixed)).status).toBe(403);
    expect(await db.grant.count({ where: { role: { name: small } } })).toBe(0);
    const report = await preview('grants', mixed, delegate.api);
    expect(counts(report)).toEqual([1, 0, 0, 1]);
    expect(report.lines[1].missing).toMatchObject({ collection: '/' });
    expect((await send(grants(small, shop))).status).toBe(200);
  });

  it.each([
    ['people', 'username\nsmuggled\n'],
    ['service-accounts', 'username\nsmuggled\n'],
    ['roles', 'name,operations\nsmuggled,container.view\n'],
    ['collections', 'path\n/smuggled\n'],
    ['image-prefixes', 'prefix,collection\nsmuggled,/Shared\n'],
    ['teams', 'name\nsmuggled\n'],
    ['memberships', 'team,username\nleaf,admin\n'],
    ['grants', `subject,role,collection\nuser:zoe,Admin,/\n`],
  ])('import %s', async (kind, text) => {
    const grants: [string, string][] = [
      ['nobody', ''],
      ['viewer', 'View Only'],
    ];
    for (const [name, role] of grants) {
      const who = await here.person(name, role === '' ? [] : [{ role, on: '/' }]);
      const answer = await who.api.call('POST', '/imports', file(kind, text));
      expect([403, 404]).toContain(answer.status);
      const report = await preview(kind, text, who.api);
      expect(report.refused).toBe(1);
    }
    expect(await db.user.count({ where: { username: 'smuggled' } })).toBe(0);
    expect(await db.team.count({ where: { name: 'smuggled' } })).toBe(0);
    expect(await db.role.count({ where: { name: 'smuggled' } })).toBe(0);
    expect(await db.collection.count({ where: { path: '/smuggled' } })).toBe(0);
    expect(await db.imagePrefix.count({ where: { prefix: { contains: 'smuggled' } } })).toBe(0);
  });

  it('are told of people whom they do not see', async () => {
    const nobody = await here.person('blind');
    const known = await preview('memberships', 'team,username\nleaf,zoe\n', nobody.api);
    const unknown = await preview('memberships', 'team,username\nno-team,no-one\n', nobody.api);
    expect(known.lines[0].detail).toBe(unknown.lines[0].detail);
  });
});

describe('an export', () => {
  const read = async (path: string) => (await admin.call('GET', path)).body;

  it.each(importKindNames)('of %s is imported as it is', async (kind) => {
    await db.user.update({ where: { username: 'yan' }, data: { fullName: '=cmd|"/c calc"!A1' } });
    const csv = await read(`/exports/${kind}`);
    const report = await preview(kind, csv);
    expect(report.refused + report.created + report.changed).toBe(0);
    expect(report.same).toBe(csv.trim().split('\r\n').length - 1);
    const json = JSON.stringify(await read(`/exports/${kind}?format=json`));
    expect(counts(await admin.ok('POST', '/imports/preview', file(kind, json, 'json')))).toEqual(
      counts(report),
    );
  });

  it('holds what is filtered, and no formula', async () => {
    const csv = await read('/exports/people?q=yan');
    expect(csv).toContain(`yan,"'=cmd`);
    expect(csv.trim().split('\r\n')).toHaveLength(2);
    const { headers } = await admin.call('GET', '/exports/people');
    expect(headers.get('content-disposition')).toBe('attachment; filename="people.csv"');
  });

  it('holds only what the person sees', async () => {
    const nobody = await here.person('lonely');
    const { body } = await nobody.api.call('GET', '/exports/people');
    expect(body.trim().split('\r\n')).toHaveLength(2);
    expect((await nobody.api.call('GET', '/exports/grants')).body).not.toContain('team:leaf');
    for (const [kind, hidden] of [
      ['service-accounts', 'robot-1'],
      ['roles', 'Packer'],
      ['collections', shop],
      ['image-prefixes', 'acme'],
    ])
      expect((await nobody.api.call('GET', `/exports/${kind}`)).body, kind).not.toContain(hidden);
  });
});
