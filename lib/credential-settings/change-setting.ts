import type { Change } from '@/lib/audit/change';
import { settingChange } from '@/lib/audit/setting-change';
import type { Actor } from '@/lib/auth/actor';
import type { Db } from '@/lib/db/client';
import { authorise } from '@/lib/grants/authorise';
import { getSetting, type Settings, setSetting } from '@/lib/settings/settings';

/**
 * Sets a setting of the whole installation, and records what it was and is. Needs access.manage on /.
 *
 * @param ordinary what holds where it was never set
 */
export async function changeSetting<Key extends 'lifetimes' | 'passwords'>(
  tx: Db,
  actor: Actor,
  { key, title, ordinary, value }: { key: Key; title: string; ordinary: Settings[Key]; value: Settings[Key] },
): Promise<Change<Settings[Key]>> {
  const allowedBy = authorise(actor, 'access.manage', '/');
  const before = (await getSetting(tx, key)) ?? ordinary;
  await setSetting(tx, key, value);
  const audit = settingChange({
    operation: 'access.manage',
    id: key,
    name: title,
    allowedBy,
    before,
    after: value,
  });
  return { result: value, audit };
}
