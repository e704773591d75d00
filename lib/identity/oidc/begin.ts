import * as oidc from 'openid-client';
import { publicOrigin } from '@/lib/auth/public-origin';
import { oidcClient } from '@/lib/identity/oidc/client';
import { type Flow, flowLastsMs } from '@/lib/identity/oidc/flow-cookie';
import type { OidcProvider } from '@/lib/identity/oidc/provider';

/** Where the provider sends people back to: an address of its own for each, so that none is mixed up. */
export function redirectUri(providerId: string): string {
  return `${publicOrigin()}/api/auth/oidc/${providerId}/callback`;
}

/**
 * The provider's page that asks who is there, and what to remember until the person is back.
 *
 * @throws Error where the provider does not answer
 */
export async function beginFlow(
  provider: OidcProvider,
  { next, linksSessionId }: Pick<Flow, 'next' | 'linksSessionId'>,
): Promise<{ url: URL; flow: Flow }> {
  const client = await oidcClient(provider);
  const flow: Flow = {
    providerId: provider.id,
    state: oidc.randomState(),
    nonce: oidc.randomNonce(),
    codeVerifier: oidc.randomPKCECodeVerifier(),
    next,
    linksSessionId,
    endsAt: Date.now() + flowLastsMs,
  };
  const url = oidc.buildAuthorizationUrl(client, {
    redirect_uri: redirectUri(provider.id),
    response_type: 'code',
    scope: [...new Set(['openid', ...provider.settings.scopes])].join(' '),
    code_challenge: await oidc.calculatePKCECodeChallenge(flow.codeVerifier),
    code_challenge_method: 'S256',
    state: flow.state,
    nonce: flow.nonce,
    // Whoever links an account sees which one.
    ...(linksSessionId === null ? {} : { prompt: 'login' }),
  });
  return { url, flow };
}
