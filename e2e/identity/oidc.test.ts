import { afterAll, describe, expect, it } from 'vitest';
import { type Persona, throughProvider } from '@/e2e/fixtures/openid-provider';
import { type Browser, origin } from '@/e2e/identity/browser';
import { callbackOf, failure, settings, startWithTwoProviders } from '@/e2e/identity/two-providers';

const stage = await startWithTwoProviders();
const { here, idp, second, company, other, newBrowser, apiOf, signInAs } = stage;
const { dropAccessCache } = await import('@/lib/auth/load-access');
const refusals = async () =>
  (await here.db.auditEntry.findMany({ orderBy: { seq: 'desc' }, take: 3 })).map(
    ({ canonical }) => canonical,
  );
afterAll(() => stage.end());

describe('signing in by a provider', () => {
  it('makes an account for who is new, and finds it again by the subject alone', async () => {
    const ana = {
      sub: 'a-1',
      preferred_username: 'Ana@corp.example',
      name: 'Ana',
      email: 'Ana@corp.example',
    };
    const { browser, ended } = await signInAs(ana);
    expect(ended).toBe('/');
    const me = await apiOf(browser).ok('GET', '/me');
    expect(me.user).toMatchObject({ username: 'ana', fullName: 'Ana', email: 'ana@corp.example' });
    const again = await signInAs({ ...ana, preferred_username: 'someone-else', name: 'Ana B.' });
    expect((await apiOf(again.browser).ok('GET', '/me')).user).toMatchObject({
      id: me.user.id,
      username: 'ana',
      fullName: 'Ana B.',
    });
    const session = await here.db.session.findFirstOrThrow({ where: { userId: me.user.id } });
    expect(session).toMatchObject({ method: 'oidc', providerId: company });
  });

  it('goes on where the person wanted to, and to no other site', async () => {
    idp.persona = { sub: 'a-1' };
    expect(await newBrowser().signIn(company, '/ops/local/containers?q=web')).toBe(
      '/ops/local/containers?q=web',
    );
    for (const evil of ['//evil.example', 'https://evil.example/', '/\\evil.example', '/api/v1/users']) {
      expect(await newBrowser().signIn(company, evil)).toBe('/');
    }
  });

  it('never gives somebody the account of another, by name or by address', async () => {
    const victim = await here.person('victim');
    const before = await here.db.user.count();
    const { ended, browser } = await signInAs({ sub: 'e-1', preferred_username: victim.username });
    expect(ended).toEqual(failure('name-taken'));
    expect(browser.session).toBeUndefined();
    expect(await here.db.user.count()).toBe(before);
    const admin = await signInAs({ sub: 'e-2', preferred_username: 'admin', email: 'admin@corp.example' });
    expect(admin.ended).toEqual(failure('name-taken'));
    expect((await refusals()).join()).toContain('is taken by an account that is not linked');
  });

  it('keeps apart two providers that say the same of somebody', async () => {
    const bo = { sub: 'b-1', preferred_username: 'bo', email: 'bo@corp.example', email_verified: true };
    const first = await signInAs(bo);
    expect(first.ended).toBe('/');
    const same = await signInAs(bo, other, second);
    expect(same.ended).toEqual(failure('name-taken'));
    const renamed = await signInAs({ ...bo, preferred_username: 'bo2' }, other, second);
    expect(renamed.ended).toBe('/');
    const [one, two] = [
      await apiOf(first.browser).ok('GET', '/me'),
      await apiOf(renamed.browser).ok('GET', '/me'),
    ];
    expect(two.user.id).not.toBe(one.user.id);
    expect(two.user.email).toBeNull();
  });

  it('gives and takes what mapped groups give, and leaves what was made by hand', async () => {
    const [web, db] = [here.unique('web'), here.unique('db')];
    for (const name of [web, db]) await here.admin.ok('POST', '/teams', { name });
    await here.admin.ok('POST', `/identity/providers/${company}/mappings`, {
      group: 'Web People',
      team: web,
    });
    await here.admin.ok('POST', `/identity/providers/${company}/mappings`, { group: 'DBAs', team: db });
    const cy = { sub: 'c-1', preferred_username: 'cy', groups: ['Web People', 'DBAs', 'unheard of'] };
    const { browser } = await signInAs(cy);
    expect((await apiOf(browser).ok('GET', '/me')).user.teams).toEqual([db, web].sort());
    await here.admin.ok('PUT', `/teams/${db}/members/cy`);
    await signInAs({ ...cy, groups: [] });
    expect((await here.admin.ok('GET', '/users/cy')).teams).toEqual([db]);
    await signInAs({ ...cy, groups: ['Web People'] });
    expect((await here.admin.ok('GET', '/users/cy')).teams).toEqual([db, web].sort());
  });

  it('lets in nobody who is disabled, unknown where accounts are not made, or of no allowed group', async () => {
    const di = { sub: 'd-1', preferred_username: 'di' };
    await signInAs(di);
    await here.admin.ok('PATCH', '/users/di', { disabled: true });
    dropAccessCache();
    expect((await signInAs(di)).ended).toEqual(failure('disabled'));
    const set = (more: object) =>
      here.admin.ok('PATCH', `/identity/providers/${company}`, { settings: settings(idp.issuer, more) });
    await set({ createsUsers: false });
    expect((await signInAs({ sub: 'new', preferred_username: 'new' })).ended).toEqual(failure('not-known'));
    expect((await signInAs({ sub: 'a-1' })).ended).toBe('/');
    await set({ allowedGroups: ['Staff'] });
    expect((await signInAs({ sub: 'a-1', groups: ['Guests'] })).ended).toEqual(failure('not-allowed'));
    expect((await signInAs({ sub: 'a-1', groups: ['Staff'] })).ended).toBe('/');
    await set({ allowedDomains: ['corp.example'] });
    for (const claims of [
      { email: 'x@corp.example.evil.example' },
      { email: 'x@evil.example' },
      { email: 'x@corp.example', email_verified: false },
      { email: 'x@evil.example@corp.example' },
      {},
    ]) {
      expect((await signInAs({ sub: 'a-1', ...claims })).ended).toEqual(failure('not-allowed'));
    }
    expect((await signInAs({ sub: 'a-1', email: 'ana@corp.example', email_verified: true })).ended).toBe('/');
    await set({});
  });
});

describe('a sign-in that was tampered with', () => {
  const begun = async (persona: Persona = { sub: 'a-1' }) => {
    idp.persona = persona;
    const browser = newBrowser();
    const location = (await browser.start(company)).headers.get('location') ?? '';
    return { browser, location, back: () => throughProvider(location, `${origin}/`) };
  };
  const ended = async (browser: Browser, address: string, id = company) => {
    const location = (await browser.callback(id, address)).headers.get('location');
    expect(browser.session).toBeUndefined();
    return location;
  };

  it('is refused with another state', async () => {
    const { browser, back } = await begun();
    const address = new URL(await back());
    address.searchParams.set('state', 'guessed');
    expect(await ended(browser, address.href)).toEqual(failure('rejected'));
  });

  it('is refused in a browser that did not begin it, and the second time', async () => {
    const { browser, back } = await begun();
    const address = await back();
    expect(await ended(newBrowser(), address)).toEqual(failure('expired'));
    expect((await browser.callback(company, address)).headers.get('location')).toBe('/');
    browser.cookies.delete('wheelhouse_session');
    expect(await ended(browser, address)).toEqual(failure('expired'));
  });

  it('is refused with a code that was used, and with that of another sign-in', async () => {
    const { browser, back } = await begun();
    const flow = browser.cookies.get('wheelhouse_oidc') ?? '';
    const address = await back();
    await browser.callback(company, address);
    const replaying = newBrowser();
    replaying.cookies.set('wheelhouse_oidc', flow);
    expect(await ended(replaying, address)).toEqual(failure('rejected'));
    const [mine, theirs] = [await begun(), await begun({ sub: 'b-1' })];
    const own = new URL(await mine.back());
    own.searchParams.set('code', new URL(await theirs.back()).searchParams.get('code') ?? '');
    expect(await ended(mine.browser, own.href)).toEqual(failure('rejected'));
  });

  it('is refused when it comes back to another provider, or from another issuer', async () => {
    const { browser, back } = await begun();
    const address = await back();
    expect(await ended(browser, address.replace(company, other), other)).toEqual(failure('expired'));
    const again = await begun();
    const from = new URL(await again.back());
    from.searchParams.set('iss', second.issuer);
    expect(await ended(again.browser, from.href)).toEqual(failure('rejected'));
  });

  it.each([
    ['a changed claim', (payload: object) => ({ ...payload, sub: 'b-1' })],
    ['another nonce', (payload: object) => ({ ...payload, nonce: 'x' })],
  ])('is refused with %s in the token', async (_, change) => {
    const { browser, back } = await begun();
    const address = await back();
    idp.tamper = (path, body) => (path.startsWith('/token') ? changedToken(body, change) : body);
    expect(await ended(browser, address)).toEqual(failure('rejected'));
    idp.tamper = null;
  });

  it('is refused with a token that nobody signed', async () => {
    const { browser, back } = await begun();
    const address = await back();
    idp.tamper = (path, body) =>
      path.startsWith('/token') ? changedToken(body, (payload) => payload, { alg: 'none' }) : body;
    expect(await ended(browser, address)).toEqual(failure('rejected'));
    idp.tamper = null;
  });

  it('takes new keys of the provider at once', async () => {
    await idp.serve([callbackOf(company)]);
    expect((await signInAs({ sub: 'a-1' })).ended).toBe('/');
  });

  it('says in our own words what the provider said', async () => {
    idp.persona = { sub: 'declines' };
    expect(await newBrowser().signIn(company)).toEqual(failure('declined'));
    const { browser } = await begun();
    const state = 'x';
    const address = `${callbackOf(company)}?${new URLSearchParams({ error: 'evil', error_description: '<b>', state })}`;
    expect(await ended(browser, address)).toBe('/sign-in?next=%2F&failure=rejected');
  });
});

/** The ID token of a token answer with another payload, under the signature that it had. */
function changedToken(body: string, change: (payload: object) => object, header?: object): string {
  const answer = JSON.parse(body);
  const [head, payload, signature] = String(answer.id_token).split('.');
  const encoded = (value: object) => Buffer.from(JSON.stringify(value)).toString('base64url');
  const changed = change(JSON.parse(Buffer.from(payload ?? '', 'base64url').toString()));
  answer.id_token = `${header ? encoded(header) : head}.${encoded(changed)}.${header ? '' : signature}`;
  return JSON.stringify(answer);
}
