import { afterAll, beforeAll, expect, it } from 'vitest';
import { clientSecret, OpenIdProvider } from '@/e2e/fixtures/openid-provider';
import { Browser, origin } from '@/e2e/identity/browser';
import { startInstallation } from '@/e2e/records/installation';
import { forgetCodes, withApp } from '@/e2e/second-factors/people';

const here = await startInstallation();
const { answerCallback, answerStart } = await import('@/lib/identity/oidc/answer');
const { secondStep } = await import('@/lib/sign-in/second-step');

const place = { address: '10.1.2.3', userAgent: 'browser', requestId: '' };
let idp: OpenIdProvider;
let company: string;

const at = (browser: Browser) => here.anonymous.as(browser.session ?? '');
const newBrowser = () => new Browser({ answerStart, answerCallback });

/** Somebody of the provider's with an authenticator app here, whose second step is due. */
async function halfSignedIn(sub: string) {
  idp.persona = { sub, preferred_username: sub };
  const own = newBrowser();
  expect(await own.signIn(company)).toBe('/');
  const { app } = await withApp(at(own));
  await forgetCodes(here);
  const browser = newBrowser();
  expect(await browser.signIn(company, '/account')).toBe('/sign-in/second-step?next=%2Faccount');
  expect(browser.session).toBeUndefined();
  return { own, app, challenge: browser.cookies.get('wheelhouse_challenge') ?? '' };
}

beforeAll(async () => {
  idp = await OpenIdProvider.start();
  await here.admin.ok('PUT', '/identity/networks', { networks: ['127.0.0.0/8'] });
  const { provider } = await here.admin.ok('POST', '/identity/providers', {
    kind: 'oidc',
    name: 'Company',
    secret: clientSecret,
    settings: { issuer: idp.issuer, clientId: 'wheelhouse', createsUsers: true },
  });
  company = provider.id;
  await idp.serve([provider.redirectUri]);
});

afterAll(async () => {
  await idp.stop();
  await here.end();
});

it('keeps, beyond a second step, where somebody signed in', async () => {
  const { app, challenge } = await halfSignedIn('ana');
  const result = await secondStep(challenge, { code: app.code() }, place);
  if (result.status !== 'signed-in') throw new Error(result.status);
  const session = here.anonymous.as(result.token);
  const { url } = await session.ok('GET', '/me/provider-sign-out');
  const leaving = new URL(url);
  expect(leaving.origin).toBe(idp.issuer);
  expect(leaving.searchParams.get('post_logout_redirect_uri')).toBe(`${origin}/sign-in`);
  const [, payload = ''] = (leaving.searchParams.get('id_token_hint') ?? '').split('.');
  expect(JSON.parse(Buffer.from(payload, 'base64url').toString())).toMatchObject({ sub: 'ana' });
  // So that switching the provider off ends it.
  await here.admin.ok('PATCH', `/identity/providers/${company}`, { isEnabled: false });
  expect((await session.call('GET', '/me')).status).toBe(401);
  await here.admin.ok('PATCH', `/identity/providers/${company}`, { isEnabled: true });
});

it('lets nobody go on by a provider that was switched off or removed meanwhile', async () => {
  const { app, challenge } = await halfSignedIn('bo');
  await here.admin.ok('PATCH', `/identity/providers/${company}`, { isEnabled: false });
  expect(await secondStep(challenge, { code: app.code() }, place)).toEqual({ status: 'challenge-over' });
  await here.admin.ok('DELETE', `/identity/providers/${company}`);
  expect(await secondStep(challenge, { code: app.code() }, place)).toEqual({ status: 'challenge-over' });
});
