import type { Change } from '@/lib/audit/change';
import { settingChange } from '@/lib/audit/setting-change';
import type { Actor } from '@/lib/auth/actor';
import type { Db } from '@/lib/db/client';
import { authorise } from '@/lib/grants/authorise';
import { type RecordingSettings, usualRecordingDays } from '@/lib/recordings/schema';
import { getSetting, setSetting } from '@/lib/settings/settings';

/** For how long recordings are kept. */
export async function recordingSettingsOf(db: Db): Promise<RecordingSettings> {
  return { keepDays: (await getSetting(db, 'recording-retention-days')) ?? usualRecordingDays };
}

/** Needs audit.manage on "/". */
export async function changeRecordingSettings(
  tx: Db,
  actor: Actor,
  wish: RecordingSettings,
): Promise<Change<RecordingSettings>> {
  const allowedBy = authorise(actor, 'audit.manage', '/');
  const before = await recordingSettingsOf(tx);
  await setSetting(tx, 'recording-retention-days', wish.keepDays);
  const audit = settingChange({
    operation: 'audit.manage',
    id: 'recording-retention-days',
    name: 'How long recordings are kept',
    allowedBy,
    before,
    after: wish,
  });
  return { result: wish, audit };
}
