import type { ServerMetadata } from 'openid-client';
import { detailOf } from '@/lib/identity/oidc/claims';
import { discover } from '@/lib/identity/oidc/client';
import type { OidcProvider } from '@/lib/identity/oidc/provider';
import type { Check } from '@/lib/identity/schema';
import { guardedFetch } from '@/lib/outgoing/guarded-fetch';

/** Asks the issuer what it says of itself, and whether that will do for signing in. */
export async function testOidc(
  provider: Pick<OidcProvider, 'settings' | 'secret' | 'allowed'>,
): Promise<Check[]> {
  const discovered = await found(provider);
  if ('check' in discovered) return [discovered.check];
  const { server } = discovered;
  const { settings, allowed } = provider;
  const scopes = server.scopes_supported;
  const unknown = scopes === undefined ? [] : settings.scopes.filter((scope) => !scopes.includes(scope));
  const methods = server.code_challenge_methods_supported;
  return [
    { what: 'Discovery', isRight: true, detail: `The issuer is ${server.issuer}.` },
    {
      what: 'Authorization code',
      isRight: server.authorization_endpoint !== undefined && server.token_endpoint !== undefined,
      detail: server.authorization_endpoint ?? 'It names no authorization endpoint.',
    },
    {
      what: 'PKCE',
      isRight: methods === undefined || methods.includes('S256'),
      detail:
        methods === undefined
          ? 'It does not say whether it checks PKCE. It is sent in any case.'
          : methods.join(', '),
    },
    {
      what: 'Scopes',
      isRight: unknown.length === 0,
      detail: unknown.length === 0 ? settings.scopes.join(' ') : `It does not know ${unknown.join(', ')}.`,
    },
    await keysCheck(server.jwks_uri, { allowed, caPem: settings.caPem }),
    {
      what: 'Signing out',
      isRight: true,
      detail:
        server.end_session_endpoint === undefined
          ? 'It cannot be signed out of from here.'
          : 'It can be signed out of from here.',
    },
  ];
}

async function found(
  provider: Pick<OidcProvider, 'settings' | 'secret' | 'allowed'>,
): Promise<{ server: ServerMetadata } | { check: Check }> {
  try {
    return { server: (await discover(provider)).serverMetadata() };
  } catch (error) {
    return { check: { what: 'Discovery', isRight: false, detail: detailOf(error) } };
  }
}

async function keysCheck(uri: string | undefined, guard: Parameters<typeof guardedFetch>[2]): Promise<Check> {
  const what = 'Keys';
  if (uri === undefined)
    return { what, isRight: false, detail: 'It names no keys to check signatures with.' };
  try {
    const document: unknown = await (await guardedFetch(uri, {}, guard)).json();
    const keys = typeof document === 'object' && document !== null && 'keys' in document ? document.keys : [];
    const count = Array.isArray(keys) ? keys.length : 0;
    return { what, isRight: count > 0, detail: count === 0 ? 'It has no keys.' : `It has ${count} keys.` };
  } catch (error) {
    return { what, isRight: false, detail: detailOf(error) };
  }
}
