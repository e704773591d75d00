import type { Change } from '@/lib/audit/change';
import { settingChange } from '@/lib/audit/setting-change';
import type { AuditSettings } from '@/lib/audit-log/settings/schema';
import { briefCache } from '@/lib/auth/brief-cache';
import { type Db, db as shared } from '@/lib/db/client';
import { getSetting, setSetting } from '@/lib/settings/settings';

const atFirst: AuditSettings = { reads: 'sensitive', keepDays: null };

export async function getAuditSettings(db: Db = shared): Promise<AuditSettings> {
  return (await getSetting(db, 'audit')) ?? atFirst;
}

const rememberedMs = 2_000;
const remembered = briefCache<AuditSettings>(rememberedMs);

/** For each request: as it was a moment ago. */
export function currentAuditSettings(): Promise<AuditSettings> {
  return remembered.get('audit', () => getAuditSettings());
}

export async function setAuditSettings(tx: Db, wish: AuditSettings): Promise<Change<AuditSettings>> {
  const before = await getAuditSettings(tx);
  await setSetting(tx, 'audit', wish);
  return {
    result: wish,
    audit: settingChange({
      operation: 'audit.manage',
      id: 'audit',
      name: 'What the audit log records and keeps',
      before,
      after: wish,
    }),
  };
}
