import { expect } from 'vitest';
import { clientSecret, OpenIdProvider, type Persona } from '@/e2e/fixtures/openid-provider';
import { Browser, origin } from '@/e2e/identity/browser';
import { startInstallation } from '@/e2e/records/installation';

/** An installation that knows two real providers of OpenID Connect, "Company" and "Other". */
export async function startWithTwoProviders() {
  const here = await startInstallation();
  const { answerCallback, answerStart } = await import('@/lib/identity/oidc/answer');
  const [idp, second] = [await OpenIdProvider.start(), await OpenIdProvider.start()];
  await here.admin.ok('PUT', '/identity/networks', { networks: ['127.0.0.0/8'] });
  const [company, other] = [await registered('Company', idp), await registered('Other', second)];

  async function registered(name: string, provider: OpenIdProvider): Promise<string> {
    const wish = { kind: 'oidc', name, secret: clientSecret, settings: settings(provider.issuer) };
    const made = (await here.admin.ok('POST', '/identity/providers', wish)).provider;
    expect(made.redirectUri).toBe(callbackOf(made.id));
    await provider.serve([made.redirectUri]);
    return made.id;
  }

  const newBrowser = () => new Browser({ answerStart, answerCallback });
  return {
    here,
    idp,
    second,
    /** The providers' ids. */
    company,
    other,
    newBrowser,
    /** /api/v1 as whoever is signed in in the browser. */
    apiOf(browser: Browser) {
      if (browser.session === undefined) throw new Error('Nobody is signed in.');
      return here.anonymous.as(browser.session);
    },
    async signInAs(persona: Persona, provider = company, at = idp) {
      at.persona = persona;
      const browser = newBrowser();
      return { browser, ended: await browser.signIn(provider) };
    },
    async end() {
      await idp.stop();
      await second.stop();
      await here.end();
    },
  };
}

/** Those of a provider whose people get accounts. */
export const settings = (issuer: string, more: object = {}) => ({
  issuer,
  clientId: 'wheelhouse',
  createsUsers: true,
  ...more,
});

export const callbackOf = (id: string) => `${origin}/api/auth/oidc/${id}/callback`;

/** Where a sign-in ends that did not go well. */
export const failure = (code: string) => expect.stringContaining(`failure=${code}`);
