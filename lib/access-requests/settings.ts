import { z } from 'zod';
import type { Change } from '@/lib/audit/change';
import { settingChange } from '@/lib/audit/setting-change';
import type { Actor } from '@/lib/auth/actor';
import { type Db, db as shared } from '@/lib/db/client';
import { authorise } from '@/lib/grants/authorise';
import { getSetting, setSetting } from '@/lib/settings/settings';

export const accessRequestSettings = z
  .strictObject({
    isOn: z.boolean().meta({ description: 'Whether people may ask for access.' }),
    longestMinutes: z
      .int()
      .min(30)
      .max(366 * 24 * 60)
      .meta({ description: 'For how long at most they may ask for it.' }),
  })
  .meta({ id: 'AccessRequestSettings' });
export type AccessRequestSettings = z.output<typeof accessRequestSettings>;

const unlessSet: AccessRequestSettings = { isOn: true, longestMinutes: 30 * 24 * 60 };

export async function requestSettings(db: Db = shared): Promise<AccessRequestSettings> {
  return (await getSetting(db, 'accessRequests')) ?? unlessSet;
}

/** Needs access.manage on "/": it is how everybody may ask. */
export async function setRequestSettings(
  tx: Db,
  actor: Actor,
  wish: AccessRequestSettings,
): Promise<Change<AccessRequestSettings>> {
  const allowedBy = authorise(actor, 'access.manage', '/');
  const before = await requestSettings(tx);
  await setSetting(tx, 'accessRequests', wish);
  return {
    result: wish,
    audit: settingChange({
      operation: 'access.manage',
      id: 'access-requests',
      name: 'Asking for access',
      allowedBy,
      before,
      after: wish,
    }),
  };
}
