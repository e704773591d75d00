import * as oidc from 'openid-client';
import type { Actor } from '@/lib/auth/actor';
import { publicOrigin } from '@/lib/auth/public-origin';
import { db } from '@/lib/db/client';
import { detailOf } from '@/lib/identity/oidc/claims';
import { oidcClient } from '@/lib/identity/oidc/client';
import { openIdToken } from '@/lib/identity/oidc/id-token';
import { oidcProvider } from '@/lib/identity/oidc/provider';

/**
 * Where the browser goes to be signed out at the provider by which this session came (OpenID Connect
 * RP-Initiated Logout); null where it came by none, or that offers or wants nothing of the kind.
 */
export async function providerSignOut({ credential }: Actor): Promise<string | null> {
  if (credential.kind !== 'session') return null;
  const session = await db.session.findUnique({
    where: { id: credential.id },
    select: { providerId: true, sealedIdToken: true },
  });
  if (!session?.providerId || !session.sealedIdToken) return null;
  const provider = await oidcProvider(session.providerId);
  if (!provider?.settings.endsProviderSession) return null;
  try {
    const client = await oidcClient(provider);
    if (client.serverMetadata().end_session_endpoint === undefined) return null;
    return oidc.buildEndSessionUrl(client, {
      id_token_hint: openIdToken(session.sealedIdToken, provider.id),
      post_logout_redirect_uri: `${publicOrigin()}/sign-in`,
    }).href;
  } catch (error) {
    // Signing out here must not wait for somebody else.
    console.error(`Provider ${provider.name}: ${detailOf(error)}`);
    return null;
  }
}
