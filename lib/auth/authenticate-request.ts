import type { Actor } from '@/lib/auth/actor';
import { authenticateToken } from '@/lib/auth/authenticate';
import type { Peer } from '@/lib/auth/peer';
import { publicOrigin } from '@/lib/auth/public-origin';
import { type CredentialHeaders, presentedCredential } from '@/lib/auth/request-credential';

export interface AuthenticatedRequest {
  readonly actor: Actor;
  readonly via: 'bearer' | 'cookie';
}

/** Who sends the request, by its bearer token or its session cookie; null when that is not known. */
export async function authenticateRequest(
  headers: CredentialHeaders,
  peer: Peer,
): Promise<AuthenticatedRequest | null> {
  const presented = presentedCredential(headers, publicOrigin());
  if (!presented) return null;
  // A cookie is for sessions alone: a token put in one would ride along on every request of a browser.
  if (presented.via === 'cookie' && !presented.token.startsWith('whs_')) return null;
  const actor = await authenticateToken(presented.token, peer);
  return actor && { actor, via: presented.via };
}
