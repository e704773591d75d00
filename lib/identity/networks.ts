import type { Change } from '@/lib/audit/change';
import type { Actor } from '@/lib/auth/actor';
import { type Db, db as shared } from '@/lib/db/client';
import { authorise } from '@/lib/grants/authorise';
import { getSetting, setSetting } from '@/lib/settings/settings';

/** Networks of private addresses in which providers and directories may be. */
export async function identityNetworks(db: Db = shared): Promise<string[]> {
  return (await getSetting(db, 'identity-networks')) ?? [];
}

/**
 * Sets them. It opens what only this machine may reach, so it needs cluster.manage on "/" besides
 * identity.manage.
 */
export async function setIdentityNetworks(
  tx: Db,
  actor: Actor,
  networks: string[],
): Promise<Change<{ networks: string[] }>> {
  authorise(actor, 'identity.manage', '/');
  const allowedBy = authorise(actor, 'cluster.manage', '/');
  const before = await identityNetworks(tx);
  await setSetting(tx, 'identity-networks', networks);
  return {
    result: { networks },
    audit: {
      operation: 'identity.manage',
      resourceKind: 'setting',
      resourceId: 'identity-networks',
      resourceName: 'Networks of providers of identity',
      collection: '/',
      allowedBy,
      request: { before, after: networks },
    },
  };
}
