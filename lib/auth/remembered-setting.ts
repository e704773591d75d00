import { briefCache } from '@/lib/auth/brief-cache';
import { rememberedMs } from '@/lib/auth/load-access';
import { db } from '@/lib/db/client';
import { ordinaryLifetimes } from '@/lib/settings/lifetimes';
import { getSetting, type SettingKey, type Settings } from '@/lib/settings/settings';

const remembered = briefCache<unknown>(rememberedMs);

/**
 * A setting for whoever needs it with each request; null when it was never set. It is remembered for
 * a second at most, and dropped by the notice of its change.
 */
export async function rememberedSetting<Key extends SettingKey>(key: Key): Promise<Settings[Key] | null> {
  return (await remembered.get(key, () => getSetting(db, key))) as Settings[Key] | null;
}

/** How long credentials may be used now. */
export async function currentLifetimes(): Promise<Settings['lifetimes']> {
  return (await rememberedSetting('lifetimes')) ?? ordinaryLifetimes;
}
