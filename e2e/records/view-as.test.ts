import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startInstallation } from '@/e2e/records/installation';
import { waitFor } from '@/e2e/wait-for';

const here = await startInstallation();
afterAll(() => here.end());

type Someone = Awaited<ReturnType<typeof here.person>>;
const { lookAfterViewing } = await import('@/lib/view-as/look-after');
const { dropAccessCache } = await import('@/lib/auth/load-access');

/** Through another's eyes: less than both, never more than either, and nothing is changed. */
describe('viewing as somebody', () => {
  let shop: string;
  let ana: Someone;

  beforeAll(async () => {
    shop = await here.collection('shop');
    ana = await here.person('ana', [{ role: 'Full Control', on: shop }]);
  });

  /** Somebody of the help desk: may view as others, and holds `role` somewhere besides. */
  const helper = async (role: string | null = null, on = shop) => {
    const eyes = await here.role('Help Desk', ['access.view-as', 'access.view', 'user.view']);
    return here.person('hal', [{ role: eyes, on: '/' }, ...(role === null ? [] : [{ role, on }])]);
  };
  const start = (who: Someone, whom: string) =>
    who.api.call('POST', `/users/${whom}/view-as`, { reason: 'She sees no services' });
  const holds = async (who: Someone, operation: string, on = shop): Promise<boolean> =>
    (await who.api.ok('GET', `/access/explain?operation=${operation}&collection=${on}`)).allowed;

  it('takes the right to it on the whole, and to see people and what they hold', async () => {
    const without = await here.role('Eyes Only', ['access.view-as']);
    const below = await here.role('Eyes Below', ['access.view-as', 'access.view', 'user.view']);
    const some = [
      ana,
      await here.person('eve', [{ role: without, on: '/' }]),
      await here.person('ben', [{ role: below, on: '/Shared' }]),
      await here.person('max', [{ role: 'Full Control', on: '/' }]),
    ];
    for (const who of some) {
      const answer = await start(who, 'admin');
      expect([answer.status, answer.body.missing?.collection]).toEqual([403, '/']);
      expect((await who.api.ok('GET', '/view-as')).viewing).toBeNull();
    }
  });

  it('shows what both hold, names both on record, tells the person, and stops', async () => {
    const hal = await helper('View Only');
    expect((await start(hal, hal.username)).status).toBe(422);
    expect((await start(hal, 'nobody')).status).toBe(404);
    const started = await start(hal, ana.username);
    expect(started.body.viewing).toMatchObject({ username: ana.username, by: hal.username });
    expect(Date.parse(started.body.viewing.until) - Date.now()).toBeLessThanOrEqual(30 * 60_000);
    expect(await here.lastAudit()).toMatchObject({ operation: 'access.view-as', actor: hal.username });
    expect((await hal.api.ok('GET', '/me')).user.username).toBe(ana.username);
    expect(await holds(hal, 'container.view')).toBe(true);
    expect(await holds(ana, 'container.exec')).toBe(true);
    expect(await holds(hal, 'container.exec')).toBe(false);
    expect(await holds(hal, 'access.view', '/')).toBe(false);
    const [notice] = (await ana.api.ok('GET', '/notices')).items;
    expect(notice.text).toContain('She sees no services');
    expect((await hal.api.call('DELETE', '/view-as')).status).toBe(204);
    expect(await here.lastAudit()).toMatchObject({
      operation: 'access.view-as',
      actor: `${hal.username} viewing as ${ana.username}`,
    });
    expect((await hal.api.ok('GET', '/me')).user.username).toBe(hal.username);
  });

  it('of somebody who holds more gives nothing more', async () => {
    const hal = await helper();
    await start(hal, 'admin');
    expect((await hal.api.ok('GET', '/me')).user.username).toBe('admin');
    for (const operation of ['access.manage', 'container.view', 'audit.view', 'user.manage'])
      expect(await holds(hal, operation, '/')).toBe(false);
    expect((await hal.api.call('GET', '/audit')).status).toBe(403);
  });

  it('changes nothing and shows no credentials, whatever route is asked', async () => {
    const admin = await here.person('root', [{ role: 'Admin', on: '/' }]);
    await start(admin, ana.username);
    const rows = async () =>
      JSON.stringify([
        await here.db.user.findMany({ orderBy: { id: 'asc' } }),
        await here.db.grant.findMany(),
        await here.db.apiToken.findMany(),
        await here.db.session.findMany({ omit: { lastSeenAt: true }, orderBy: { id: 'asc' } }),
        await here.db.setting.findMany(),
        await here.db.collection.findMany(),
        await here.db.accessRequest.findMany(),
      ]);
    const before = await rows();
    const changes = here.routes.filter(
      ({ changes: isChange, permission }) => isChange && !('public' in permission),
    );
    expect(changes.length).toBeGreaterThan(50);
    for (const { method, path, body } of changes) {
      if (['POST /auth/logout', 'DELETE /view-as'].includes(`${method} ${path}`)) continue;
      const answer = await admin.api.call(
        method,
        path.replaceAll(/\{\w+\}/g, 'x'),
        body === null ? undefined : {},
      );
      expect([403, 404], `${method} ${path}: ${answer.status}`).toContain(answer.status);
    }
    expect(await rows()).toBe(before);
    for (const path of [
      '/tokens',
      '/sessions',
      '/bundles',
      '/registry-credentials',
      '/notices',
      '/notice-counts',
    ])
      expect((await admin.api.call('GET', path)).status, path).toBe(403);
    expect((await admin.api.call('POST', '/tokens', { label: 'x' })).status).toBe(403);
    expect((await admin.api.call('POST', `/users/admin/view-as`, { reason: 'further' })).status).toBe(403);
    const refusal = await here.lastAudit();
    expect(refusal).toMatchObject({
      phase: 'refusal',
      actor: `${admin.username} viewing as ${ana.username}`,
    });
    expect((await admin.api.call('POST', '/auth/logout')).status).toBe(204);
    expect((await admin.api.call('GET', '/me')).status).toBe(401);
  });

  it('ends with its time, the right to it and either account, and that is on record', async () => {
    const ends: [string, (hal: Someone, whom: Someone) => Promise<unknown>][] = [
      [
        'its time',
        (hal) =>
          here.db.session.updateMany({
            where: { user: { username: hal.username }, viewingUserId: { not: null } },
            data: { viewingUntil: new Date() },
          }),
      ],
      [
        'the right',
        async (hal) => {
          const { items } = await here.admin.ok('GET', `/grants?subject=user:${hal.username}`);
          for (const { id, role } of items)
            if (role.startsWith('Help Desk')) await here.admin.ok('DELETE', `/grants/${id}`);
        },
      ],
      ['an account', (_, whom) => here.admin.ok('PATCH', `/users/${whom.username}`, { disabled: true })],
    ];
    for (const [word, end] of ends) {
      const [hal, whom] = [await helper(), await here.person('whom')];
      expect((await start(hal, whom.username)).status).toBe(200);
      await end(hal, whom);
      dropAccessCache();
      await waitFor('it to be over', async () => (await hal.api.ok('GET', '/view-as')).viewing === null);
      expect((await hal.api.ok('GET', '/me')).user.username).toBe(hal.username);
      await lookAfterViewing(here.db, new Date());
      const entry = await here.lastAudit();
      expect(entry).toMatchObject({ actor: `${hal.username} viewing as ${whom.username}` });
      expect(entry.canonical).toContain(word);
    }
    expect(await here.db.session.count({ where: { viewingUserId: { not: null } } })).toBeLessThanOrEqual(2);
    const [hal, gone] = [await helper(), await here.person('gone')];
    await here.admin.ok('PATCH', `/users/${gone.username}`, { disabled: true });
    expect((await start(hal, gone.username)).status).toBe(409);
    await start(hal, ana.username);
    await here.admin.ok('PATCH', `/users/${hal.username}`, { disabled: true });
    expect((await hal.api.call('GET', '/me')).status).toBe(401);
  });

  it('is for sessions alone', async () => {
    const hal = await helper();
    const { token } = await hal.api.ok('POST', '/tokens', { label: 'script' });
    const answer = await here.anonymous
      .as(token)
      .call('POST', `/users/${ana.username}/view-as`, { reason: 'x' });
    expect(answer.status).toBe(403);
  });
});
