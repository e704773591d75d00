import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startInstallation } from '@/e2e/records/installation';
import type { RestCaller } from '@/e2e/records/rest-caller';
import { waitFor } from '@/e2e/wait-for';

const here = await startInstallation();
afterAll(() => here.end());

type Someone = Awaited<ReturnType<typeof here.person>>;
const { lookAfterRequest, lookAfterRequests } = await import('@/lib/access-requests/look-after');

/** Ana looks at the shop and wants a terminal; kim holds all of it and may grant; others stand by. */
describe('asking for access', () => {
  let shop: string;
  let other: string;
  let ana: Someone;
  let kim: Someone;
  let lee: Someone;
  let stranger: Someone;

  beforeAll(async () => {
    shop = await here.collection('shop');
    other = await here.collection('other');
    const manager = await here.role('Shop Manager', ['access.manage', 'access.view']);
    ana = await here.person('ana', [{ role: 'View Only', on: shop }]);
    kim = await here.person('kim', [
      { role: 'Full Control', on: shop },
      { role: manager, on: shop },
    ]);
    // May grant there, but holds nothing worth granting.
    lee = await here.person('lee', [{ role: manager, on: shop }]);
    stranger = await here.person('stranger', [
      { role: 'Full Control', on: other },
      { role: manager, on: other },
    ]);
  });

  const ask = (who: { api: RestCaller }, more: Record<string, unknown> = {}) =>
    who.api.call('POST', '/access-requests', {
      operation: 'container.exec',
      collection: shop,
      reason: 'The shop hangs',
      minutes: 30,
      ...more,
    });
  const asked = async (operation: string, more: Record<string, unknown> = {}): Promise<string> => {
    const answer = await ask(ana, { operation, ...more });
    expect(answer.body).toMatchObject({ operation });
    return answer.body.id;
  };
  const answer = (who: { api: RestCaller }, id: string, what: 'approve' | 'decline', body: object = {}) =>
    who.api.call('POST', `/access-requests/${id}/${what}`, body);
  const noticesOf = async (who: { api: RestCaller }): Promise<{ kind: string; text: string }[]> =>
    (await who.api.ok('GET', '/notices')).items;
  const mayExec = async () =>
    (await ana.api.ok('GET', `/access/explain?operation=container.exec&collection=${shop}`)).allowed;
  const openOf = async (who: { api: RestCaller }) =>
    (await who.api.ok('GET', '/access-requests?whose=others&state=open')).items.map(
      ({ id }: { id: string }) => id,
    );

  it('is told to those who can grant it, who grant it for a time; it ends, and that is told', async () => {
    const made = await ask(ana);
    expect(made.status).toBe(201);
    const { id } = made.body;
    expect(made.body).toMatchObject({ state: 'open', role: null, isOwn: true, mayDecide: false });
    expect((await noticesOf(kim))[0]).toMatchObject({ kind: 'access.requested' });
    expect((await noticesOf(kim))[0]?.text).toContain('The shop hangs');
    const nobody = await here.person('nobody');
    for (const who of [ana, nobody]) expect(await openOf(who)).toEqual([]);
    expect((await nobody.api.ok('GET', '/access-requests')).items).toEqual([]);
    expect((await ana.api.ok('GET', '/access-request-counts')).open).toBe(0);
    for (const who of [lee, stranger]) {
      expect(await noticesOf(who)).toEqual([]);
      expect(await openOf(who)).not.toContain(id);
    }
    const choices = await kim.api.ok('GET', `/access-requests/${id}/choices`);
    expect(choices.items.find(({ isOffered }: { isOffered: boolean }) => isOffered)).toMatchObject({
      role: 'Full Control',
    });

    const from = Date.now();
    const granted = await answer(kim, id, 'approve', { answer: 'Mind the data' });
    expect(granted.body).toMatchObject({
      state: 'granted',
      decidedBy: kim.username,
      granted: { role: 'Full Control', collection: shop, hasEnded: false },
    });
    expect(Date.parse(granted.body.granted.until) - from).toBeGreaterThan(29 * 60_000);
    expect(await mayExec()).toBe(true);
    expect((await noticesOf(ana))[0]?.text).toContain('Mind the data');
    const grant = await here.admin.ok('GET', `/grants/${granted.body.granted.grant}`);
    expect(grant).toMatchObject({ createdBy: kim.username, reason: 'Asked for: The shop hangs' });
    expect(await here.lastAudit()).toMatchObject({ resourceKind: 'access-request', actor: kim.username });
    // Nobody is waited for any more.
    expect((await kim.api.ok('GET', '/notice-counts')).unread).toBe(0);

    const expiresAt = new Date(Date.now() + 60_000).toISOString();
    await kim.api.ok('PATCH', `/grants/${grant.id}`, { expiresAt });
    await lookAfterRequest(here.db, id, new Date());
    expect((await noticesOf(ana))[0]?.kind).toBe('access.ends-soon');
    await lookAfterRequest(here.db, id, new Date(Date.parse(expiresAt) + 1));
    expect((await noticesOf(ana))[0]?.kind).toBe('access.expired');
    await here.db.grant.update({ where: { id: grant.id }, data: { expiresAt: new Date() } });
    await waitFor('the right to end', async () => !(await mayExec()));
    expect((await ana.api.ok('GET', `/access-requests/${id}`)).granted.hasEnded).toBe(true);
  });

  it('is granted by nobody who could not grant it anyway, and changes nothing then', async () => {
    const id = await asked('container.exec');
    const grants = await here.db.grant.count();
    expect((await answer(ana, id, 'approve')).status).toBe(403);
    expect((await answer(ana, id, 'decline')).status).toBe(403);
    for (const who of [lee, stranger]) {
      expect((await answer(who, id, 'approve')).status).toBe(404);
      expect((await answer(who, id, 'decline')).status).toBe(404);
      expect((await who.api.call('GET', `/access-requests/${id}`)).status).toBe(404);
      expect((await who.api.call('GET', `/access-requests/${id}/choices`)).status).toBe(404);
      expect((await who.api.call('POST', `/access-requests/${id}/withdraw`)).status).toBe(404);
    }
    expect((await kim.api.call('POST', `/access-requests/${id}/withdraw`)).status).toBe(404);
    expect(await here.db.grant.count()).toBe(grants);
    expect((await ana.api.ok('POST', `/access-requests/${id}/withdraw`)).state).toBe('withdrawn');
    expect((await answer(kim, id, 'approve')).status).toBe(409);
    expect(await here.db.grant.count()).toBe(grants);
  });

  it('is granted in part, and never with more than was asked for', async () => {
    const below = (await here.admin.ok('POST', '/collections', { path: `${shop}/below` })).path;
    const id = await asked('container.exec', { minutes: 60 });
    for (const more of [
      { role: 'Admin' },
      { role: 'No Such Role' },
      { collection: '/Shared' },
      { collection: `${shop}-other` },
      { collection: other },
      { minutes: 61 },
      { minutes: 0 },
      { user: stranger.username },
    ]) {
      expect((await answer(kim, id, 'approve', more)).status, JSON.stringify(more)).toBe(422);
    }
    // Before it is saved its effect is shown, and nothing of it stays.
    const preview = await kim.api.call('POST', `/access-requests/${id}/approve?dryRun=true`, {
      collection: below,
    });
    expect(preview.status).toBe(200);
    expect(JSON.stringify(preview.body)).toContain('container.exec');
    expect(await openOf(kim)).toContain(id);
    const granted = await answer(kim, id, 'approve', {
      role: 'Restricted Control',
      collection: below,
      minutes: 5,
    });
    expect(granted.body.granted).toMatchObject({ role: 'Restricted Control', collection: below });
    expect(await mayExec()).toBe(false);
    await here.admin.ok('DELETE', `/grants/${granted.body.granted.grant}`);
    expect((await noticesOf(ana))[0]?.text).toContain('taken back');
  });

  it('is decided once, whoever comes first', async () => {
    const id = await asked('container.exec');
    const answers = await Promise.all([
      answer(kim, id, 'approve'),
      answer({ api: here.admin }, id, 'approve'),
      answer(kim, id, 'decline', { answer: 'No' }),
    ]);
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 409, 409]);
    const request = await here.admin.ok('GET', `/access-requests/${id}`);
    const late = answers.find(({ status }) => status === 409)?.body;
    expect(late.detail).toContain(request.decidedBy);
    const grants = await here.db.grant.findMany({ where: { reason: 'Asked for: The shop hangs' } });
    const now = grants.filter(({ expiresAt }) => expiresAt !== null && expiresAt.getTime() > Date.now());
    expect(now).toHaveLength(request.state === 'granted' ? 1 : 0);
    for (const grant of now) await here.admin.ok('DELETE', `/grants/${grant.id}`);
  });

  it('is asked once at a time, for oneself, and not for what is held', async () => {
    const answers = await Promise.all([1, 2, 3].map(() => ask(ana, { operation: 'container.stop' })));
    expect(answers.map(({ status }) => status).sort()).toEqual([201, 409, 409]);
    expect((await ask(ana, { operation: 'container.view' })).status).toBe(409);
    expect((await ask(ana, { operation: 'container.exec', user: kim.username })).status).toBe(422);
    expect((await ask(ana, { reason: '' })).status).toBe(422);
    expect((await ask(ana, { minutes: 31 * 24 * 60 })).status).toBe(422);
    expect((await ask(ana, { operation: 'container.dance' })).status).toBe(422);
    expect((await here.anonymous.call('GET', '/access-requests')).status).toBe(401);
  });

  it('answers of a collection that is hidden as of one that is not there', async () => {
    const hidden = await here.collection('hidden');
    const requests = await here.db.accessRequest.count();
    const answers = [];
    for (const collection of [
      hidden,
      '/Shared/there-is-none',
      other,
      `/Shared/Private/${stranger.username}`,
    ]) {
      // A refusal by this API names a collection whether it is there or not, and proves nothing.
      await ana.api.call('POST', '/grants', { subject: 'everyone', role: 'View Only', collection });
      const { status, body } = await ask(ana, { collection, operation: 'access.manage' });
      answers.push([status, { ...body, instance: '', detail: body.detail.replaceAll(collection, 'X') }]);
    }
    for (const each of answers) expect(each).toEqual(answers[0]);
    expect(answers[0]?.[0]).toBe(404);
    expect(await here.db.accessRequest.count()).toBe(requests);
  });

  it('goes to the smallest role, and to none that administers', async () => {
    const small = await here.role('Pause', ['container.pause', 'container.view']);
    const id = await asked('container.pause');
    expect((await kim.api.ok('GET', `/access-requests/${id}`)).role).toBe(small);
    const admins = await ask(ana, { operation: 'node.update' });
    expect((await here.admin.ok('GET', `/access-requests/${admins.body.id}`)).role).toBeNull();
    expect((await answer({ api: here.admin }, admins.body.id, 'approve')).status).toBe(422);
  });

  it('is mailed to those who can grant it and have an address, where mail is set up', async () => {
    await here.admin.ok('PUT', '/settings/mail', {
      host: '127.0.0.1',
      port: 25,
      security: 'none',
      username: '',
      authority: null,
      fromName: 'Wheelhouse',
      fromAddress: 'wheelhouse@example.org',
    });
    for (const who of [kim, stranger])
      await here.db.user.update({
        where: { username: who.username },
        data: { email: `${who.username}@example.org` },
      });
    const id = await asked('volume.remove');
    const mails = await here.db.mail.findMany();
    expect(mails.map(({ to, subject }) => [to, subject])).toEqual([
      [`${kim.username}@example.org`, `${ana.username} asks for access`],
    ]);
    await ana.api.ok('POST', `/access-requests/${id}/withdraw`);
  });

  it('lapses when nobody answers, and notices go after ninety days', async () => {
    const id = await asked('container.kill');
    await here.db.accessRequest.update({ where: { id }, data: { lapsesAt: new Date(Date.now() - 1) } });
    await here.db.notice.updateMany({
      where: { userId: (await ana.api.ok('GET', '/me')).user.id },
      data: { createdAt: new Date(Date.now() - 91 * 24 * 60 * 60_000) },
    });
    await lookAfterRequests(here.db, new Date());
    expect((await ana.api.ok('GET', `/access-requests/${id}`)).state).toBe('lapsed');
    expect((await noticesOf(ana)).map(({ kind }) => kind)).toEqual(['access.lapsed']);
    expect((await answer(kim, id, 'approve')).status).toBe(409);
  });

  it('is throttled, and can be switched off by whoever administers', async () => {
    const many = [
      'copy-in',
      'copy-out',
      'rename',
      'update',
      'remove',
      'attach',
      'commit',
      'start',
      'restart',
      'create',
      'view-env',
    ];
    const services = ['create', 'update', 'remove', 'view-env'].map((each) => `service.${each}`);
    const volumes = [
      'volume.use',
      'volume.create',
      'volume.remove',
      'network.use',
      'network.create',
      'network.remove',
    ];
    const statuses = [];
    for (const operation of [...many.map((each) => `container.${each}`), ...services, ...volumes])
      statuses.push((await ask(ana, { operation })).status);
    expect(statuses.at(0)).toBe(201);
    expect(statuses.at(-1)).toBe(429);
    const settings = { isOn: false, longestMinutes: 60 };
    expect((await kim.api.call('PUT', '/access-request-settings', settings)).status).toBe(403);
    await here.admin.ok('PUT', '/access-request-settings', settings);
    expect((await ask(lee)).status).toBe(403);
    await here.admin.ok('PUT', '/access-request-settings', { ...settings, isOn: true });
    expect((await ask(lee, { minutes: 61 })).status).toBe(422);
    expect((await ask(lee, { minutes: 60 })).status).toBe(201);
  });

  it("keeps each person's notices to themselves", async () => {
    const [mine] = (await kim.api.ok('GET', '/notices')).items;
    await ana.api.ok('POST', '/notices/read', { ids: [mine.id] });
    await here.db.notice.update({ where: { id: mine.id }, data: { readAt: null } });
    await ana.api.ok('POST', '/notices/read', {});
    expect((await kim.api.ok('GET', '/notice-counts')).unread).toBeGreaterThan(0);
    await kim.api.ok('POST', '/notices/read', {});
    expect((await kim.api.ok('GET', '/notice-counts')).unread).toBe(0);
  });
});
