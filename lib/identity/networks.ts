import type { Change } from '@/lib/audit/change';
import { settingChange } from '@/lib/audit/setting-change';
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
    audit: settingChange({
      operation: 'identity.manage',
      id: 'identity-networks',
      name: 'Networks of providers of identity',
      allowedBy,
      before: { networks: before },
      after: { networks },
    }),
  };
}
