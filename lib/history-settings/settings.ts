import type { Change } from '@/lib/audit/change';
import { settingChange } from '@/lib/audit/setting-change';
import type { Actor } from '@/lib/auth/actor';
import type { Db } from '@/lib/db/client';
import { authorise } from '@/lib/grants/authorise';
import { type HistorySettings, usualHistory } from '@/lib/history-settings/schema';
import { getSetting, setSetting } from '@/lib/settings/settings';

/** For how long what engines told, and what was measured, is kept. */
export async function historySettingsOf(db: Db): Promise<HistorySettings> {
  return {
    eventDays: (await getSetting(db, 'event-retention-days')) ?? usualHistory.eventDays,
    metricDays: (await getSetting(db, 'metric-retention-days')) ?? usualHistory.metricDays,
  };
}

/** Needs cluster.manage on "/": what is shortened is lost for everybody. */
export async function changeHistorySettings(
  tx: Db,
  actor: Actor,
  wish: HistorySettings,
): Promise<Change<HistorySettings>> {
  const allowedBy = authorise(actor, 'cluster.manage', '/');
  const before = await historySettingsOf(tx);
  await setSetting(tx, 'event-retention-days', wish.eventDays);
  await setSetting(tx, 'metric-retention-days', wish.metricDays);
  const audit = settingChange({
    operation: 'cluster.manage',
    id: 'history',
    name: 'How long events and metrics are kept',
    allowedBy,
    before,
    after: wish,
  });
  return { result: wish, audit };
}
