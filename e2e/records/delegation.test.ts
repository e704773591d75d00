import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startInstallation } from '@/e2e/records/installation';

const here = await startInstallation();
afterAll(() => here.end());

const grantsOf = async (subject: string) => (await here.admin.ok('GET', `/grants?subject=${subject}`)).items;

describe('grants', () => {
  it('take effect at the next request and end with their removal', async () => {
    const shop = await here.collection('shop');
    const ana = await here.person('ana');
    const question = `/access/explain?operation=container.exec&collection=${shop}`;
    expect((await ana.api.ok('GET', question)).allowed).toBe(false);
    const grant = await here.admin.ok('POST', '/grants', {
      subject: `user:${ana.username}`,
      role: 'Full Control',
      collection: shop,
      reason: 'She builds it',
    });
    expect(grant).toMatchObject({
      subject: `user:${ana.username}`,
      role: 'Full Control',
      collection: shop,
      expiresAt: null,
      hasExpired: false,
      createdBy: 'admin',
    });
    expect(await here.lastAudit()).toMatchObject({ operation: 'access.manage', collection: shop });
    expect((await ana.api.ok('GET', question)).because[0].words).toContain('Full Control');
    expect((await here.admin.call('DELETE', `/grants/${grant.id}`)).status).toBe(204);
    expect((await ana.api.ok('GET', question)).allowed).toBe(false);
    expect((await here.admin.call('DELETE', `/grants/${grant.id}`)).status).toBe(404);
  });

  it('reach the members of teams below the one that was granted', async () => {
    const shop = await here.collection('shop');
    const [company, web] = [here.unique('company'), here.unique('web')];
    await here.admin.ok('POST', '/teams', { name: company });
    await here.admin.ok('POST', '/teams', { name: web, parent: company });
    const bob = await here.person('bob');
    await here.admin.ok('PUT', `/teams/${web}/members/${bob.username}`);
    await here.admin.ok('POST', '/grants', {
      subject: `team:${company}`,
      role: 'View Only',
      collection: shop,
    });
    const answer = await bob.api.ok('GET', `/access/explain?operation=container.view&collection=${shop}`);
    expect(answer.because[0]).toMatchObject({ subject: `team:${company}`, through: [web, company] });
    const whoCan = await here.admin.ok('GET', `/access/who-can?operation=container.view&collection=${shop}`);
    expect(whoCan.items.map(({ user }: { user: { username: string } }) => user.username).sort()).toEqual([
      'admin',
      bob.username,
    ]);
  });

  it('are made once, also by two at the same time, and again after they have expired', async () => {
    const shop = await here.collection('shop');
    const ana = await here.person('ana');
    const wish = { subject: `user:${ana.username}`, role: 'View Only', collection: shop };
    const answers = await Promise.all([1, 2].map(() => here.admin.call('POST', '/grants', wish)));
    expect(answers.map(({ status }) => status).sort()).toEqual([201, 409]);
    const [{ id }] = (await grantsOf(wish.subject)).filter(
      (each: { collection: string }) => each.collection === shop,
    );
    await here.db.grant.update({ where: { id }, data: { expiresAt: new Date(Date.now() - 1_000) } });
    expect((await here.admin.ok('GET', `/grants/${id}`)).hasExpired).toBe(true);
    expect((await here.admin.call('POST', '/grants', wish)).status).toBe(201);
  });

  it.each([
    [{ subject: 'user:nobody' }, 'body.subject'],
    [{ subject: 'team:nobody' }, 'body.subject'],
    [{ subject: 'nobody' }, 'body.subject'],
    [{ role: 'No Such Role' }, 'body.role'],
    [{ collection: '/Nowhere' }, 'body.collection'],
    [{ collection: 'Shared' }, 'body.collection'],
    [{ expiresAt: '2020-01-01T00:00:00Z' }, 'body.expiresAt'],
    [{ expiresAt: 'tomorrow' }, 'body.expiresAt'],
    [{ surprise: true }, 'body'],
  ])('refuse %o', async (change, path) => {
    const wish = { subject: 'user:admin', role: 'View Only', collection: '/Shared', ...change };
    const answer = await here.admin.call('POST', '/grants', wish);
    expect(answer.status).toBe(422);
    expect(answer.body.errors[0].path).toBe(path);
  });
});

describe('delegation', () => {
  let shop = '';
  let lead: Awaited<ReturnType<typeof here.person>>;
  beforeAll(async () => {
    shop = await here.collection('shop');
    const leading = await here.role('lead', [
      'access.manage',
      'access.view',
      'container.view',
      'container.logs',
    ]);
    lead = await here.person('lead', [{ role: leading, on: shop }]);
  });

  it('lets whoever holds access.manage grant there what they hold', async () => {
    const ana = await here.person('ana');
    const reader = await here.role('reader', ['container.view', 'container.logs']);
    const grant = { subject: `user:${ana.username}`, role: reader, collection: shop };
    const made = await lead.api.ok('POST', '/grants', grant);
    expect((await lead.api.call('DELETE', `/grants/${made.id}`)).status).toBe(204);
  });

  it('lets nobody grant more than they hold, nor elsewhere', async () => {
    const ana = await here.person('ana');
    const subject = `user:${ana.username}`;
    const more = await lead.api.call('POST', '/grants', { subject, role: 'Full Control', collection: shop });
    expect(more.status).toBe(403);
    expect(more.body).toMatchObject({ missing: { collection: shop }, canBeGrantedBy: ['user:admin'] });
    expect(more.body.detail).toContain('admin can grant it.');
    const other = await here.collection('other');
    for (const collection of ['/', '/Shared', other]) {
      const answer = await lead.api.call('POST', '/grants', { subject, role: 'View Only', collection });
      expect(answer.status).toBe(403);
      expect(answer.body.missing).toEqual({ operation: 'access.manage', collection });
    }
  });

  it('lets nobody extend a grant of more than they hold', async () => {
    const ana = await here.person('ana');
    const wish = { subject: `user:${ana.username}`, role: 'Full Control', collection: shop };
    const made = await here.admin.ok('POST', '/grants', { ...wish, expiresAt: '2090-01-01T00:00:00Z' });
    const change = { expiresAt: null };
    expect((await lead.api.call('PATCH', `/grants/${made.id}`, change)).status).toBe(403);
    expect((await here.admin.call('PATCH', `/grants/${made.id}`, change)).status).toBe(200);
  });

  it('lets nobody grant for longer than they hold', async () => {
    const site = await here.collection('site');
    const deputy = await here.role('deputy', ['access.manage', 'access.view', 'container.view']);
    const ana = await here.person('ana');
    const bob = await here.person('bob');
    const until = '2090-01-01T00:00:00.000Z';
    const lent = { subject: `user:${ana.username}`, role: deputy, collection: site, expiresAt: until };
    await here.admin.ok('POST', '/grants', lent);
    const passedOn = { subject: `user:${bob.username}`, role: deputy, collection: site };
    const forGood = await ana.api.call('POST', '/grants', passedOn);
    expect(forGood.status).toBe(403);
    expect(forGood.body.detail).toContain(`only until ${until}`);
    const made = await ana.api.ok('POST', '/grants', { ...passedOn, expiresAt: '2089-01-01T00:00:00Z' });
    expect((await ana.api.call('PATCH', `/grants/${made.id}`, { expiresAt: null })).status).toBe(403);
    expect((await ana.api.call('PATCH', `/grants/${made.id}`, { expiresAt: until })).status).toBe(200);
  });

  it('is not evaded through teams, their place in the tree, or roles', async () => {
    const chief = await here.role('chief', [
      'team.manage',
      'team.view',
      'user.view',
      'role.manage',
      'role.view',
    ]);
    const mia = await here.person('mia', [{ role: chief, on: '/' }]);
    const [strong, own] = [here.unique('strong'), here.unique('own')];
    await here.admin.ok('POST', '/teams', { name: strong });
    await here.admin.ok('POST', '/grants', {
      subject: `team:${strong}`,
      role: 'Full Control',
      collection: shop,
    });
    expect((await mia.api.call('PUT', `/teams/${strong}/members/${mia.username}`)).status).toBe(403);
    await mia.api.ok('POST', '/teams', { name: own });
    expect((await mia.api.call('PUT', `/teams/${own}/members/${mia.username}`)).status).toBe(204);
    expect((await mia.api.call('PATCH', `/teams/${own}`, { parent: strong })).status).toBe(403);
    const { version, operations } = await mia.api.ok('GET', `/roles/${chief}`);
    const grown = { version, operations: [...operations, 'container.create.privileged'] };
    expect((await mia.api.call('PATCH', `/roles/${chief}`, grown)).status).toBe(403);
  });

  it('shows grants to whoever holds access.view there, and everybody their own', async () => {
    const ana = await here.person('ana', [{ role: 'View Only', on: shop }]);
    const seen = (await ana.api.ok('GET', '/grants?limit=500')).items;
    expect(seen.map(({ subject }: { subject: string }) => subject).sort()).toEqual([
      'everyone',
      'everyone',
      `user:${ana.username}`,
      `user:${ana.username}`,
    ]);
    const others = (await grantsOf(`user:${lead.username}`)).map(({ id }: { id: string }) => id);
    expect((await ana.api.call('GET', `/grants/${others[0]}`)).status).toBe(404);
    const own = seen.find(({ collection }: { collection: string }) => collection === shop);
    const revoke = await ana.api.call('DELETE', `/grants/${own.id}`);
    expect(revoke.status).toBe(403);
    expect(revoke.body.canBeGrantedBy).toContain(`user:${lead.username}`);
    expect(await here.lastAudit()).toMatchObject({
      phase: 'refusal',
      actor: ana.username,
      outcome: 'refused',
    });
  });

  it('names nobody who can grant on a collection that one may not see', async () => {
    const ana = await here.person('ana');
    const wish = { subject: 'user:admin', role: 'View Only', collection: shop };
    const answer = await ana.api.call('POST', '/grants', wish);
    expect(answer.status).toBe(403);
    expect(answer.body.canBeGrantedBy).toEqual(['user:admin']);
    const explained = await ana.api.ok('GET', `/access/explain?operation=container.view&collection=${shop}`);
    expect(explained.canBeGrantedBy).toEqual(['user:admin']);
  });
});

describe('the last administrator', () => {
  const findGrant = async () =>
    (await here.admin.ok('GET', '/grants?subject=user:admin&role=Admin')).items[0].id as string;

  it('keeps the grant, its endlessness, and the account', async () => {
    const id = await findGrant();
    expect((await here.admin.call('DELETE', `/grants/${id}`)).status).toBe(409);
    const ending = { expiresAt: '2090-01-01T00:00:00Z' };
    expect((await here.admin.call('PATCH', `/grants/${id}`, ending)).status).toBe(409);
    expect((await here.admin.call('PATCH', '/users/admin', { disabled: true })).status).toBe(409);
    expect((await here.admin.call('DELETE', '/users/admin')).status).toBe(409);
    expect((await here.admin.ok('GET', '/me')).user.disabledAt).toBeNull();
  });

  it('is one also through a team, which then keeps its member and itself', async () => {
    const chiefs = here.unique('chiefs');
    await here.admin.ok('POST', '/teams', { name: chiefs });
    await here.admin.ok('PUT', `/teams/${chiefs}/members/admin`);
    await here.admin.ok('POST', '/grants', { subject: `team:${chiefs}`, role: 'Admin', collection: '/' });
    expect((await here.admin.call('DELETE', `/grants/${await findGrant()}`)).status).toBe(204);
    expect((await here.admin.call('DELETE', `/teams/${chiefs}/members/admin`)).status).toBe(409);
    expect((await here.admin.call('DELETE', `/teams/${chiefs}`)).status).toBe(409);
    const back = { subject: 'user:admin', role: 'Admin', collection: '/' };
    await here.admin.ok('POST', '/grants', back);
    expect((await here.admin.call('DELETE', `/teams/${chiefs}`)).status).toBe(204);
  });

  it('is left when two remove each other at the same time', async () => {
    const second = await here.person('second', [{ role: 'Admin', on: '/' }]);
    const firstGrant = await findGrant();
    const [secondGrant] = (await grantsOf(`user:${second.username}`)).filter(
      ({ role }: { role: string }) => role === 'Admin',
    );
    const answers = await Promise.all([
      here.admin.call('DELETE', `/grants/${secondGrant.id}`),
      second.api.call('DELETE', `/grants/${firstGrant}`),
    ]);
    expect(answers.map(({ status }) => status).sort()).toEqual([204, 409]);
  });
});
