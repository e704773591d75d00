import { createHash } from 'node:crypto';
import * as oidc from 'openid-client';
import { briefCache } from '@/lib/auth/brief-cache';
import type { OidcProvider } from '@/lib/identity/oidc/provider';
import { guardedFetch } from '@/lib/outgoing/guarded-fetch';

type Described = Pick<OidcProvider, 'settings' | 'secret' | 'allowed'>;

/** Clocks differ: so many seconds are forgiven. */
const toleratedSeconds = 30;

/** What providers say of themselves changes rarely, and anybody can begin a sign-in. */
const said = briefCache<oidc.ServerMetadata>(60_000);

/**
 * A client of the provider, by what its issuer says of itself. Its keys are asked for anew at each
 * sign-in, so that a provider may change them at any moment.
 *
 * @throws Error where the provider does not answer, or its document is not for this issuer
 */
export async function oidcClient(provider: Described): Promise<oidc.Configuration> {
  const { settings, allowed } = provider;
  const key = createHash('sha256')
    .update(JSON.stringify([settings, allowed]))
    .digest('hex');
  const server = await said.get(`oidc ${key}`, async () => (await discover(provider)).serverMetadata());
  const config = new oidc.Configuration(server, settings.clientId, ...credentials(provider, server));
  return equipped(config, provider);
}

/** The same, asking the issuer in any case. */
export async function discover(provider: Described): Promise<oidc.Configuration> {
  const { settings } = provider;
  const config = await oidc.discovery(new URL(settings.issuer), settings.clientId, undefined, undefined, {
    [oidc.customFetch]: fetchFor(provider),
    // Whether a plain address may be asked is for guardedFetch to say.
    execute: [oidc.allowInsecureRequests],
  });
  return equipped(config, provider);
}

function equipped(config: oidc.Configuration, provider: Described): oidc.Configuration {
  config[oidc.customFetch] = fetchFor(provider);
  oidc.allowInsecureRequests(config);
  // Signatures are checked also of tokens that came straight from the provider.
  oidc.enableNonRepudiationChecks(config);
  return config;
}

function credentials(
  { secret }: Described,
  server: oidc.ServerMetadata,
): [Partial<oidc.ClientMetadata>, oidc.ClientAuth] {
  const metadata = { [oidc.clockTolerance]: toleratedSeconds };
  if (secret === '') return [metadata, oidc.None()];
  const methods = server.token_endpoint_auth_methods_supported ?? ['client_secret_basic'];
  const auth = methods.includes('client_secret_basic') ? oidc.ClientSecretBasic : oidc.ClientSecretPost;
  return [metadata, auth(secret)];
}

function fetchFor({ allowed, settings }: Described): oidc.CustomFetch {
  return (url, { method, headers, body }) =>
    guardedFetch(
      url,
      { method, headers, body: body instanceof URLSearchParams ? body.toString() : textOf(body) },
      { allowed, caPem: settings.caPem },
    );
}

function textOf(body: unknown): string | null {
  if (body === undefined || body === null) return null;
  if (typeof body === 'string') return body;
  throw new Error('A request to a provider has a body of an unknown kind.');
}
