import { afterAll, describe, expect, it } from 'vitest';
import { startInstallation } from '@/e2e/records/installation';

const here = await startInstallation();
afterAll(() => here.end());

const shop = await here.collection('shop');
const deploys = await here.role('deploys', ['container.view', 'container.start']);

/** A service account, with who answers for it and what it holds. */
async function robot(owner: string | null, grants: readonly { role: string; on: string }[] = []) {
  const username = here.unique('robot');
  await here.admin.ok('POST', '/users', { username, kind: 'service', owner });
  for (const { role, on } of grants) {
    await here.admin.ok('POST', '/grants', { subject: `user:${username}`, role, collection: on });
  }
  return username;
}

const onlyPrivate = async (username: string) => {
  const { items } = await here.admin.ok('GET', `/grants?subject=user:${username}`);
  for (const { id } of items) await here.admin.ok('DELETE', `/grants/${id}`);
};

describe('a service account', () => {
  it('is answered for by a person or a team, of which each member sees it', async () => {
    const [ana, bob] = [await here.person('ana'), await here.person('bob')];
    const [upper, lower] = [here.unique('upper'), here.unique('lower')];
    await here.admin.ok('POST', '/teams', { name: upper });
    await here.admin.ok('POST', '/teams', { name: lower, parent: upper });
    await here.admin.ok('PUT', `/teams/${lower}/members/${bob.username}`);
    const [one, two] = [await robot(`user:${ana.username}`), await robot(`team:${upper}`)];
    expect((await ana.api.ok('GET', '/users?kind=service')).items).toMatchObject([
      { username: one, owner: `user:${ana.username}` },
    ]);
    expect((await bob.api.ok('GET', '/users?kind=service')).items).toMatchObject([
      { username: two, owner: `team:${upper}` },
    ]);
    expect((await bob.api.call('GET', `/users/${one}/tokens`)).status).toBe(404);
    expect((await here.admin.ok('GET', `/users?owner=team:${upper}`)).items).toHaveLength(1);
  });

  it('takes nobody and nothing that is not there, and no owner of a person', async () => {
    const username = await robot(null);
    const refuse = async (user: string, owner: string) =>
      expect((await here.admin.call('PATCH', `/users/${user}`, { owner })).status).toBe(422);
    await refuse(username, 'user:nobody-here');
    await refuse(username, 'team:nothing');
    await refuse(username, `user:${username}`);
    await refuse('admin', 'user:admin');
    await refuse(username, 'admin');
  });
});

describe('tokens of a service account', () => {
  it('are made by who answers for it and holds what it holds, and act as it', async () => {
    const ana = await here.person('ana', [{ role: deploys, on: shop }]);
    const account = await robot(`user:${ana.username}`);
    await onlyPrivate(account);
    await here.admin.ok('POST', '/grants', { subject: `user:${account}`, role: deploys, collection: shop });
    const made = await ana.api.ok('POST', `/users/${account}/tokens`, { label: 'build server' });
    expect(await here.lastAudit()).toMatchObject({ actor: ana.username, phase: 'outcome' });
    const asRobot = here.anonymous.as(made.token);
    expect((await asRobot.ok('GET', '/me')).user.username).toBe(account);
    const { items } = await ana.api.ok('GET', `/users/${account}/tokens`);
    expect(items).toMatchObject([{ id: made.id, label: 'build server' }]);
    expect(JSON.stringify(items)).not.toContain(made.token);
    expect((await ana.api.call('DELETE', `/users/${account}/tokens/${made.id}`)).status).toBe(204);
    expect((await asRobot.call('GET', '/me')).status).toBe(401);
    expect((await ana.api.call('DELETE', `/users/${account}/tokens/${made.id}`)).status).toBe(404);
  });

  it('are never a way to more than the maker holds, nor for longer', async () => {
    const until = '2090-01-01T00:00:00.000Z';
    const [ana, bob] = [await here.person('ana'), await here.person('bob')];
    const subject = `user:${bob.username}`;
    await here.admin.ok('POST', '/grants', { subject, role: deploys, collection: shop, expiresAt: until });
    for (const [person, word] of [
      [ana, 'do not hold'],
      [bob, `only until ${until}`],
    ] as const) {
      const account = await robot(`user:${person.username}`);
      await onlyPrivate(account);
      await here.admin.ok('POST', '/grants', { subject: `user:${account}`, role: deploys, collection: shop });
      const answer = await person.api.call('POST', `/users/${account}/tokens`, { label: 'more' });
      expect(answer.status).toBe(403);
      expect(answer.body.detail).toContain(word);
      expect(answer.body.missing.collection).toBe(shop);
      expect(await here.db.apiToken.count({ where: { user: { username: account } } })).toBe(0);
    }
  });

  it('are not given to administrators of accounts who hold less, nor to who only sees accounts', async () => {
    const account = await robot(null, [{ role: 'Full Control', on: shop }]);
    const manager = await here.person('manager', [
      { role: await here.role('accounts', ['user.manage', 'user.view']), on: '/' },
    ]);
    const viewer = await here.person('viewer', [{ role: await here.role('looks', ['user.view']), on: '/' }]);
    const stranger = await here.person('stranger');
    const wish = { label: 'mine' };
    const status = async ({ api }: typeof manager, method: string, path: string, body?: unknown) =>
      (await api.call(method, path, body)).status;
    const path = `/users/${account}/tokens`;
    expect(await status(manager, 'POST', path, wish)).toBe(403);
    expect(await status(manager, 'GET', path)).toBe(200);
    const made = await here.admin.ok('POST', path, wish);
    for (const [person, expected] of [
      [viewer, 403],
      [stranger, 404],
    ] as const) {
      expect(await status(person, 'GET', path)).toBe(expected);
      expect(await status(person, 'POST', path, wish)).toBe(expected);
      expect(await status(person, 'DELETE', `${path}/${made.id}`)).toBe(expected);
      expect(await status(person, 'PATCH', `/users/${account}`, { disabled: true })).toBe(expected);
    }
    // Ending gives nobody anything.
    expect(await status(manager, 'DELETE', `${path}/${made.id}`)).toBe(204);
  });

  it('of a person are theirs alone to make', async () => {
    const ana = await here.person('ana');
    const answer = await here.admin.call('POST', `/users/${ana.username}/tokens`, { label: 'x' });
    expect(answer.status).toBe(409);
  });

  it('made by a token end with it, and are not made for a disabled account', async () => {
    const account = await robot(null);
    const { token, id } = await here.admin.ok('POST', '/tokens', { label: 'maker' });
    const made = await here.anonymous.as(token).ok('POST', `/users/${account}/tokens`, { label: 'x' });
    await here.admin.ok('DELETE', `/tokens/${id}`);
    expect((await here.anonymous.as(made.token).call('GET', '/me')).status).toBe(401);
    await here.admin.ok('PATCH', `/users/${account}`, { disabled: true });
    expect((await here.admin.call('POST', `/users/${account}/tokens`, { label: 'x' })).status).toBe(409);
  });
});

describe('whoever answers for a service account', () => {
  it('renames, disables and hands it over, and nothing else', async () => {
    const [ana, bob] = [await here.person('ana'), await here.person('bob')];
    const account = await robot(`user:${ana.username}`, [{ role: 'Full Control', on: shop }]);
    const { token } = await here.admin.ok('POST', `/users/${account}/tokens`, { label: 'x' });
    const change = async (body: unknown) => (await ana.api.call('PATCH', `/users/${account}`, body)).status;
    expect(await change({ fullName: 'Builds' })).toBe(200);
    for (const body of [
      { password: 'now it is mine 99' },
      { email: 'a@example.org' },
      { mustChangePassword: true },
    ]) {
      expect(await change(body)).toBe(403);
    }
    expect(await change({ disabled: true })).toBe(200);
    expect((await here.anonymous.as(token).call('GET', '/me')).status).toBe(401);
    // Enabling it would hand over what it holds.
    expect(await change({ disabled: false })).toBe(403);
    expect((await ana.api.call('DELETE', `/users/${account}`)).status).toBe(403);
    // Of people beyond one's teams nobody is told whether they are there.
    const crew = here.unique('crew');
    await here.admin.ok('POST', '/teams', { name: crew });
    const handOver = (owner: string) => ana.api.call('PATCH', `/users/${account}`, { owner });
    const toStrangers = [`user:${bob.username}`, 'user:nobody-at-all', `team:${crew}`, 'team:nothing-at-all'];
    for (const stranger of toStrangers) {
      const { status, body } = await handOver(stranger);
      const named = stranger.replace(':', ' ').replace('user', 'person');
      expect({ status, errors: body.errors }).toEqual({
        status: 422,
        errors: [{ path: 'body.owner', message: `There is no ${named} in your teams` }],
      });
    }
    for (const { username } of [ana, bob]) await here.admin.ok('PUT', `/teams/${crew}/members/${username}`);
    expect(await change({ owner: `user:${bob.username}` })).toBe(200);
    expect(await change({ fullName: 'Mine again' })).toBe(404);
    expect((await bob.api.ok('GET', `/users/${account}`)).disabledAt).not.toBeNull();
  });

  it('is forgotten with their account, and the service account stays', async () => {
    const ana = here.unique('ana');
    await here.admin.ok('POST', '/users', { username: ana, password: 'something to know 7' });
    const account = await robot(`user:${ana}`);
    await here.admin.ok('DELETE', `/users/${ana}`);
    expect((await here.admin.ok('GET', `/users/${account}`)).owner).toBeNull();
  });
});
