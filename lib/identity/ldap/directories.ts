import { type Db, db as shared } from '@/lib/db/client';
import type { Directory } from '@/lib/identity/ldap/connect';
import { identityNetworks } from '@/lib/identity/networks';
import { openProviderSecret } from '@/lib/identity/secret';
import { ldapSettings } from '@/lib/identity/settings';

export interface KnownDirectory extends Directory {
  readonly id: string;
  readonly name: string;
}

/** The directories that are switched on, by name; with ids, of those. */
export async function directories(db: Db = shared, ids?: readonly string[]): Promise<KnownDirectory[]> {
  const rows = await db.identityProvider.findMany({
    where: { kind: 'ldap', isEnabled: true, ...(ids === undefined ? {} : { id: { in: [...ids] } }) },
    orderBy: { name: 'asc' },
  });
  if (rows.length === 0) return [];
  const allowed = await identityNetworks(db);
  return rows.map(({ id, name, config, sealedSecret }) => ({
    id,
    name,
    settings: ldapSettings.parse(config),
    secret: openProviderSecret(sealedSecret, id),
    allowed,
  }));
}
