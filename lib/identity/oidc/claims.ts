import * as oidc from 'openid-client';
import { oidcClient } from '@/lib/identity/oidc/client';
import type { Flow } from '@/lib/identity/oidc/flow-cookie';
import type { OidcProvider } from '@/lib/identity/oidc/provider';
import { SignInFailure } from '@/lib/identity/sign-in-failure';

export interface ProvenClaims {
  readonly subject: string;
  readonly claims: Readonly<Record<string, unknown>>;
  readonly idToken: string;
}

/**
 * What the provider says of who came back: the code is exchanged once, and state, nonce, PKCE,
 * issuer, audience, times and signature are checked (RFC 6749, RFC 7636, RFC 9207, OpenID Connect
 * Core 3.1.3.7).
 *
 * @param returned the address the browser came back to, with its query
 */
export async function provenClaims(provider: OidcProvider, flow: Flow, returned: URL): Promise<ProvenClaims> {
  const client = await reached(() => oidcClient(provider));
  const tokens = await exchanged(client, flow, returned);
  const claims = tokens.claims();
  if (!claims || tokens.id_token === undefined) throw new SignInFailure('rejected', 'There was no ID token.');
  const { settings } = provider;
  const wanted = [settings.usernameClaim, settings.fullNameClaim, settings.emailClaim, settings.groupsClaim];
  const isIncomplete = wanted.some((claim) => claim !== '' && claims[claim] === undefined);
  const more =
    isIncomplete && client.serverMetadata().userinfo_endpoint !== undefined
      ? await reached(() => oidc.fetchUserInfo(client, tokens.access_token, claims.sub))
      : {};
  return { subject: claims.sub, claims: { ...more, ...claims }, idToken: tokens.id_token };
}

async function exchanged(client: oidc.Configuration, flow: Flow, returned: URL) {
  try {
    return await oidc.authorizationCodeGrant(client, returned, {
      expectedState: flow.state,
      expectedNonce: flow.nonce,
      pkceCodeVerifier: flow.codeVerifier,
      idTokenExpected: true,
    });
  } catch (error) {
    throw failureOf(error);
  }
}

function failureOf(error: unknown): SignInFailure {
  if (error instanceof oidc.AuthorizationResponseError) {
    const said = `${error.error}: ${error.error_description ?? ''}`.slice(0, 500);
    const isTheirChoice = ['access_denied', 'login_required', 'interaction_required'].includes(error.error);
    return new SignInFailure(isTheirChoice ? 'declined' : 'rejected', `The provider said ${said}`);
  }
  if (error instanceof oidc.ResponseBodyError) {
    const said = `${error.error}: ${error.error_description ?? ''}`.slice(0, 500);
    return new SignInFailure('rejected', `The provider refused the code: ${said}`);
  }
  if (error instanceof oidc.ClientError && error.code === 'OAUTH_HTTP_REQUEST_FAILED')
    return new SignInFailure('unreachable', detailOf(error));
  if (error instanceof Error) return new SignInFailure('rejected', detailOf(error));
  return new SignInFailure('rejected');
}

async function reached<T>(ask: () => Promise<T>): Promise<T> {
  try {
    return await ask();
  } catch (error) {
    throw new SignInFailure('unreachable', detailOf(error));
  }
}

/** The error and what caused it, for the audit log and for whoever sets a provider up. */
export function detailOf(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  const cause = error.cause instanceof Error ? ` (${detailOf(error.cause)})` : '';
  return `${error.message}${cause}`.slice(0, 1_000);
}
