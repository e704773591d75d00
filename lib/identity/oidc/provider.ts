import { type Db, db as shared } from '@/lib/db/client';
import { openProviderSecret } from '@/lib/identity/secret';
import { type OidcSettings, oidcSettings } from '@/lib/identity/settings';
import { getSetting } from '@/lib/settings/settings';

/** An OpenID provider as a sign-in needs it. */
export interface OidcProvider {
  readonly id: string;
  readonly name: string;
  readonly settings: OidcSettings;
  /** "" for a public client. */
  readonly secret: string;
  /** Networks of private addresses in which it may be. */
  readonly allowed: readonly string[];
}

/** Null for one that does not exist or is switched off. */
export async function oidcProvider(id: string, db: Db = shared): Promise<OidcProvider | null> {
  const row = await db.identityProvider.findUnique({ where: { id } });
  if (row?.kind !== 'oidc' || !row.isEnabled) return null;
  return {
    id,
    name: row.name,
    settings: oidcSettings.parse(row.config),
    secret: openProviderSecret(row.sealedSecret, id),
    allowed: (await getSetting(db, 'identity-networks')) ?? [],
  };
}
