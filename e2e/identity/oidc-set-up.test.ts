import { afterAll, describe, expect, it } from 'vitest';
import { clientSecret, throughProvider } from '@/e2e/fixtures/openid-provider';
import { origin } from '@/e2e/identity/browser';
import { failure, settings, startWithTwoProviders } from '@/e2e/identity/two-providers';

const stage = await startWithTwoProviders();
const { here, idp, second, company, other, newBrowser, apiOf, signInAs } = stage;
const { dropAccessCache } = await import('@/lib/auth/load-access');
const { answerLink } = await import('@/lib/identity/oidc/answer');
afterAll(() => stage.end());

describe('linking one’s account', () => {
  it('is asked for by a page of ours alone, and links to who is still signed in', async () => {
    const person = await here.person('eve');
    const browser = newBrowser();
    const { token } = await here.anonymous.ok('POST', '/auth/login', {
      username: person.username,
      password: person.password,
    });
    browser.cookies.set('wheelhouse_session', token);
    const ask = (headers: Record<string, string>) =>
      browser.send(answerLink, company, `${origin}/api/auth/oidc/${company}/link`, {
        method: 'POST',
        headers,
      });
    for (const headers of [
      {},
      { origin: 'https://evil.example' },
      { origin, 'sec-fetch-site': 'cross-site' },
    ]) {
      expect((await ask(headers as Record<string, string>)).status).toBe(403);
    }
    idp.persona = { sub: 'eve-1' };
    const { url } = await (await ask({ origin })).json();
    const back = await throughProvider(url, `${origin}/`);
    expect((await browser.callback(company, back)).headers.get('location')).toContain('linked=1');
    const signedIn = await signInAs({ sub: 'eve-1', preferred_username: 'admin' });
    expect((await apiOf(signedIn.browser).ok('GET', '/me')).user.username).toBe(person.username);
    // The same somebody cannot be linked a second time, nor in another's name in between.
    const later = await (await ask({ origin })).json();
    const comes = await throughProvider(later.url, `${origin}/`);
    const mallory = await here.person('mallory');
    const { token: theirs } = await here.anonymous.ok('POST', '/auth/login', {
      username: mallory.username,
      password: mallory.password,
    });
    browser.cookies.set('wheelhouse_session', theirs);
    expect((await browser.callback(company, comes)).headers.get('location')).toContain(
      'failure=other-session',
    );
  });
});

describe('setting up a provider', () => {
  it('is tried out before, in clear words', async () => {
    const test = (issuer: string) =>
      here.admin.ok('POST', '/identity/providers/test', { kind: 'oidc', settings: settings(issuer) });
    expect(await test(idp.issuer)).toMatchObject({ works: true });
    const wrong = await test(`${idp.issuer}/nowhere`);
    expect(wrong).toMatchObject({ works: false, checks: [{ what: 'Discovery', isRight: false }] });
    expect((await test('http://127.0.0.1:9')).checks[0].detail).toContain('cannot be reached');
    const mixed = await test(idp.issuer.replace('127.0.0.1', 'localhost'));
    expect(mixed.works).toBe(false);
  });

  it.each([
    'http://169.254.169.254/',
    'http://10.0.0.1/',
    'https://192.168.1.1/',
    'http://[::1]:3000/',
    'https://user:pass@id.example/',
    'https://id.example/?x=1',
    'file:///etc/passwd',
  ])('reaches nothing by %s', async (issuer) => {
    const answer = await here.admin.call('POST', '/identity/providers', {
      kind: 'oidc',
      name: here.unique('p'),
      settings: settings(issuer),
    });
    expect(answer.status).toBe(422);
  });

  it('sends a kept secret to no other address, and never shows it', async () => {
    const moved = { settings: settings('https://evil.example') };
    expect((await here.admin.call('PATCH', `/identity/providers/${other}`, moved)).status).toBe(422);
    const shown = await here.admin.ok('GET', '/identity/providers');
    expect(JSON.stringify(shown)).not.toContain(clientSecret);
  });

  it('is for nobody without identity.manage, and gives nobody more than they hold', async () => {
    const viewer = await here.person('viewer', [{ role: 'View Only', on: '/' }]);
    const people = await here.person('people', [
      { role: await here.role('people', ['user.view', 'user.manage', 'team.view', 'team.manage']), on: '/' },
    ]);
    const identity = await here.person('identity', [
      { role: await here.role('identity', ['identity.manage', 'user.view', 'team.view']), on: '/' },
    ]);
    for (const { api } of [viewer, people]) {
      expect((await api.call('GET', '/identity/providers')).status).toBe(403);
      expect((await api.call('DELETE', `/identity/providers/${company}`)).status).toBe(403);
      expect((await api.call('PUT', '/identity/break-glass/admin')).status).toBe(403);
    }
    const strong = here.unique('strong');
    await here.admin.ok('POST', '/teams', { name: strong });
    await here.admin.ok('POST', '/grants', { subject: `team:${strong}`, role: 'Admin', collection: '/' });
    const map = { group: 'Everybody', team: strong };
    expect((await identity.api.call('POST', `/identity/providers/${other}/mappings`, map)).status).toBe(403);
    const link = { user: 'admin', subject: 'mine' };
    expect((await identity.api.call('POST', `/identity/providers/${other}/links`, link)).status).toBe(403);
    expect((await identity.api.call('PUT', '/identity/networks', { networks: ['10.0.0.0/8'] })).status).toBe(
      403,
    );
    expect((await identity.api.call('PUT', '/identity/settings', { localAccounts: 'on' })).status).toBe(403);
    await here.admin.ok('POST', `/identity/providers/${other}/links`, { user: 'admin', subject: 'root' });
    const entra = await here.admin.ok('POST', '/identity/providers', { kind: 'scim', name: 'Entra' });
    const provisionedBy = entra.provider.id;
    await here.db.user.update({
      where: { username: viewer.username },
      data: { source: 'scim', providerId: provisionedBy },
    });
    const finding = {
      kind: 'oidc',
      name: 'Mine',
      settings: settings('https://evil.example', { provisionedBy }),
    };
    expect((await identity.api.call('POST', '/identity/providers', finding)).status).toBe(403);
    const takeOver = { settings: settings('https://evil.example'), secret: 'x' };
    expect((await identity.api.call('PATCH', `/identity/providers/${other}`, takeOver)).status).toBe(403);
    expect(
      (await identity.api.call('POST', '/identity/providers', { kind: 'scim', name: 'mine' })).status,
    ).toBe(403);
  });

  it('says when the provider is down, and ends its sessions when it is switched off', async () => {
    const { browser } = await signInAs({ sub: 'b-1', preferred_username: 'bo2' }, other, second);
    expect((await apiOf(browser).call('GET', '/me')).status).toBe(200);
    await here.admin.ok('PATCH', `/identity/providers/${other}`, { isEnabled: false });
    dropAccessCache();
    expect((await apiOf(browser).call('GET', '/me')).status).toBe(401);
    expect((await signInAs({ sub: 'b-1' }, other, second)).ended).toEqual(failure('unknown'));
    const gone = await here.admin.ok('POST', '/identity/providers', {
      kind: 'oidc',
      name: 'Gone',
      settings: settings('http://127.0.0.1:9'),
    });
    expect(await newBrowser().signIn(gone.provider.id)).toEqual(failure('unreachable'));
  });
});
