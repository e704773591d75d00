import { afterAll, describe, expect, it } from 'vitest';
import { startInstallation } from '@/e2e/records/installation';

const here = await startInstallation();
const { authenticateToken, authenticateCertificate, reauthenticate } = await import(
  '@/lib/auth/authenticate'
);
const { renewBundle } = await import('@/lib/certificates/renew');
afterAll(() => here.end());

const hourMs = 3_600_000;
const peer = { address: '10.9.8.7' };

async function actorOf(token: string) {
  const actor = await authenticateToken(token, peer);
  if (!actor) throw new Error('The token is not taken.');
  return actor;
}

async function bundleOf(person: { api: typeof here.admin; username: string }, label: string) {
  expect((await person.api.call('POST', '/bundles', { cluster: 'local', label })).status).toBe(200);
  return here.db.clientCertificate.findFirstOrThrow({
    where: { label, user: { username: person.username } },
    orderBy: { createdAt: 'desc' },
  });
}

async function byCertificate(serialHex: string) {
  const actor = await authenticateCertificate({ serialHex }, peer);
  if (!actor) throw new Error('The certificate is not taken.');
  return actor;
}

describe('what an API token made', () => {
  it('is revoked with it: tokens, theirs in turn, and bundles', async () => {
    const ana = await here.person('ana');
    const first = await ana.api.ok('POST', '/tokens', { label: 'first' });
    const second = await here.anonymous.as(first.token).ok('POST', '/tokens', { label: 'second' });
    const third = await here.anonymous.as(second.token).ok('POST', '/tokens', { label: 'third' });
    const bundle = await bundleOf({ api: here.anonymous.as(third.token), username: ana.username }, 'made');
    const own = await ana.api.ok('POST', '/tokens', { label: 'own' });
    await byCertificate(bundle.serial);
    expect((await ana.api.call('DELETE', `/tokens/${first.id}`)).status).toBe(204);
    for (const { token } of [first, second, third]) {
      expect((await here.anonymous.as(token).call('GET', '/me')).status).toBe(401);
    }
    expect(await authenticateCertificate({ serialHex: bundle.serial }, peer)).toBeNull();
    expect((await here.anonymous.as(own.token).call('GET', '/me')).status).toBe(200);
  });

  it('ends no later than the token', async () => {
    const ana = await here.person('ana');
    const expiresAt = new Date(Date.now() + hourMs);
    const { token } = await ana.api.ok('POST', '/tokens', { label: 'brief', expiresAt });
    const bundle = await bundleOf({ api: here.anonymous.as(token), username: ana.username }, 'brief');
    expect(bundle.notAfter.getTime()).toBeLessThanOrEqual(expiresAt.getTime());
    const later = await renewBundle(await byCertificate(bundle.serial), 'current');
    expect(later.certificate.notAfter.getTime()).toBeLessThanOrEqual(expiresAt.getTime());
  });
});

describe('a client bundle', () => {
  it('is renewed by whoever shows it, ends within the hour, and is revoked with the new one', async () => {
    const ana = await here.person('ana');
    const bundle = await bundleOf(ana, 'laptop');
    const renewed = await renewBundle(await byCertificate(bundle.serial), 'current');
    expect(renewed.certificate).toMatchObject({ label: 'laptop', cluster: 'local' });
    const old = await here.db.clientCertificate.findUniqueOrThrow({ where: { id: bundle.id } });
    expect(old.renewedAt).not.toBeNull();
    expect(old.notAfter.getTime()).toBeLessThanOrEqual(Date.now() + hourMs);
    expect(await here.lastAudit()).toMatchObject({ operation: 'certificate.renew', actor: ana.username });
    await byCertificate(bundle.serial);
    await byCertificate(renewed.certificate.serial);
    expect((await ana.api.call('DELETE', `/bundles/${bundle.id}`)).status).toBe(204);
    expect(await authenticateCertificate({ serialHex: renewed.certificate.serial }, peer)).toBeNull();
  });

  it('is renewed again while nobody has used the new one, and then no more', async () => {
    const ana = await here.person('ana');
    const bundle = await bundleOf(ana, 'script');
    const holder = await byCertificate(bundle.serial);
    const lost = await renewBundle(holder, 'current');
    const second = await renewBundle(holder, 'current');
    expect(await authenticateCertificate({ serialHex: lost.certificate.serial }, peer)).toBeNull();
    await byCertificate(second.certificate.serial);
    await expect(renewBundle(holder, 'current')).rejects.toMatchObject({ status: 409 });
  });

  it('is renewed by nobody else, and not once it was revoked or has ended', async () => {
    const [ana, bob] = [await here.person('ana'), await here.person('bob')];
    const bundle = await bundleOf(ana, 'hers');
    const others = await bundleOf(bob, 'his');
    expect((await bob.api.call('POST', `/bundles/${bundle.id}/renew`)).status).toBe(404);
    const bobs = await byCertificate(others.serial);
    await expect(renewBundle(bobs, bundle.id)).rejects.toMatchObject({ status: 404 });
    expect((await ana.api.call('POST', '/bundles/current/renew')).status).toBe(404);
    const holder = await byCertificate(bundle.serial);
    await ana.api.ok('DELETE', `/bundles/${bundle.id}`);
    await expect(renewBundle(holder, 'current')).rejects.toMatchObject({ status: 404 });
    await here.db.clientCertificate.update({ where: { id: others.id }, data: { notAfter: new Date() } });
    await expect(renewBundle(bobs, 'current')).rejects.toMatchObject({ status: 404 });
    expect(await here.db.clientCertificate.count({ where: { label: { in: ['hers', 'his'] } } })).toBe(2);
  });

  it('does no more for the account than that', async () => {
    const ana = await here.person('ana');
    const holder = await byCertificate((await bundleOf(ana, 'door')).serial);
    const { createToken } = await import('@/lib/tokens/tokens');
    await expect(createToken(holder, { label: 'x', expiresAt: null })).rejects.toMatchObject({ status: 403 });
  });
});

describe('lifetimes', () => {
  it('hold for what exists, as soon as they are set', async () => {
    const ana = await here.person('ana');
    const { token } = await ana.api.ok('POST', '/tokens', { label: 'old' });
    const bundle = await bundleOf(ana, 'old');
    const before = new Date(Date.now() - 40 * 24 * hourMs);
    const mine = { user: { username: ana.username } };
    await here.db.apiToken.updateMany({ where: mine, data: { createdAt: before } });
    await here.db.clientCertificate.updateMany({
      where: mine,
      data: { createdAt: before, notAfter: new Date(Date.now() + 50 * 24 * hourMs) },
    });
    expect((await here.anonymous.as(token).call('GET', '/me')).status).toBe(200);
    // Made when they lasted 90 days; 30 is what holds now.
    expect(await authenticateCertificate({ serialHex: bundle.serial }, peer)).toBeNull();
    const ordinary = await here.admin.ok('GET', '/settings/lifetimes');
    await here.admin.ok('PUT', '/settings/lifetimes', { ...ordinary, tokenDays: 30 });
    expect((await here.anonymous.as(token).call('GET', '/me')).status).toBe(401);
    const late = { label: 'late', expiresAt: new Date(Date.now() + 31 * 24 * hourMs) };
    expect((await ana.api.call('POST', '/tokens', late)).status).toBe(422);
    const capped = await ana.api.ok('POST', '/tokens', { label: 'capped' });
    expect(Date.parse(capped.expiresAt) - Date.now()).toBeLessThanOrEqual(30 * 24 * hourMs);
    await here.db.session.updateMany({ where: mine, data: { lastSeenAt: new Date(Date.now() - hourMs) } });
    await here.admin.ok('PUT', '/settings/lifetimes', { ...ordinary, sessionIdleMinutes: 30 });
    expect((await ana.api.call('GET', '/me')).status).toBe(401);
    await here.admin.ok('PUT', '/settings/lifetimes', ordinary);
  });

  it('are set by whoever holds access.manage on /, within bounds, and recorded with before and after', async () => {
    const ana = await here.person('ana', [{ role: 'Full Control', on: '/Shared' }]);
    const ordinary = await here.admin.ok('GET', '/settings/lifetimes');
    expect((await ana.api.call('PUT', '/settings/lifetimes', ordinary)).status).toBe(403);
    expect((await here.anonymous.call('PUT', '/settings/lifetimes', ordinary)).status).toBe(401);
    const none = { ...ordinary, sessionIdleMinutes: 0 };
    expect((await here.admin.call('PUT', '/settings/lifetimes', none)).status).toBe(422);
    await here.admin.ok('PUT', '/settings/lifetimes', ordinary);
    const entry = await here.lastAudit();
    expect(JSON.parse(entry.canonical)).toMatchObject({ before: ordinary, after: ordinary });
  });
});

describe('everyone’s credentials', () => {
  it('are seen, searched and ended by whoever manages people', async () => {
    const ana = await here.person('ana');
    const { id, token } = await ana.api.ok('POST', '/tokens', { label: 'build-server' });
    const bundle = await bundleOf(ana, 'laptop');
    const list = await here.admin.ok('GET', `/credentials?user=${ana.username}`);
    expect(list.items.map(({ kind }: { kind: string }) => kind).sort()).toEqual([
      'bundle',
      'session',
      'token',
    ]);
    const found = await here.admin.ok('GET', '/credentials?q=BUILD-serv&kind=token');
    expect(found.items).toMatchObject([{ id, user: ana.username, label: 'build-server' }]);
    expect(JSON.stringify(list)).not.toContain(token);
    const [first] = (await here.admin.ok('GET', '/credentials?limit=1')).items;
    expect((await here.admin.ok('GET', '/credentials?limit=500')).items[0]).toEqual(first);
    expect((await here.admin.call('DELETE', `/credentials/token/${id}`)).status).toBe(204);
    expect((await here.admin.call('DELETE', `/credentials/token/${id}`)).status).toBe(404);
    expect((await here.anonymous.as(token).call('GET', '/me')).status).toBe(401);
    expect((await here.admin.call('DELETE', `/credentials/bundle/${bundle.id}`)).status).toBe(204);
    const [session] = (await here.admin.ok('GET', `/credentials?user=${ana.username}`)).items;
    expect((await here.admin.call('DELETE', `/credentials/session/${session.id}`)).status).toBe(204);
    expect((await ana.api.call('GET', '/me')).status).toBe(401);
  });

  it('are nobody else’s business', async () => {
    const ana = await here.person('ana', [{ role: 'Full Control', on: '/Shared' }]);
    const bob = await here.person('bob');
    const { id, token } = await bob.api.ok('POST', '/tokens', { label: 'his' });
    expect((await ana.api.call('GET', '/credentials')).status).toBe(403);
    expect((await ana.api.call('DELETE', `/credentials/token/${id}`)).status).toBe(403);
    expect((await ana.api.call('DELETE', `/users/${bob.username}/credentials`)).status).toBe(403);
    expect((await here.anonymous.as(token).call('GET', '/me')).status).toBe(200);
  });

  it('of a person all end at once, without the account', async () => {
    const ana = await here.person('ana');
    await ana.api.ok('POST', '/tokens', { label: 'one' });
    await bundleOf(ana, 'two');
    expect(await here.admin.ok('DELETE', `/users/${ana.username}/credentials`)).toEqual({
      sessions: 1,
      tokens: 1,
      bundles: 1,
    });
    expect((await ana.api.call('GET', '/me')).status).toBe(401);
    await here.signedIn(ana.username, ana.password);
  });

  it('of oneself end but for the session that asks', async () => {
    const ana = await here.person('ana');
    const other = await here.signedIn(ana.username, ana.password);
    expect((await ana.api.call('DELETE', '/sessions')).status).toBe(204);
    expect((await other.call('GET', '/me')).status).toBe(401);
    expect((await ana.api.call('GET', '/me')).status).toBe(200);
  });
});

it('nothing that somebody had comes back when their account is enabled again', async () => {
  const ana = await here.person('ana');
  const { token } = await ana.api.ok('POST', '/tokens', { label: 'kept' });
  const bundle = await bundleOf(ana, 'kept');
  const open = await actorOf(token);
  await here.admin.ok('PATCH', `/users/${ana.username}`, { disabled: true });
  expect(await reauthenticate(open)).toBeNull();
  await here.admin.ok('PATCH', `/users/${ana.username}`, { disabled: false });
  expect(await authenticateToken(token, peer)).toBeNull();
  expect(await authenticateCertificate({ serialHex: bundle.serial }, peer)).toBeNull();
  expect((await ana.api.call('GET', '/me')).status).toBe(401);
});
