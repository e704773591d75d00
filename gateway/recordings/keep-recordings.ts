import { log, reasonOf } from '@/gateway/log';
import { recordChange } from '@/lib/audit/record';
import { duringJob } from '@/lib/audit/request-under-way';
import { db } from '@/lib/db/client';
import type { Leadership } from '@/lib/leading/leadership';
import { recordingSettingsOf } from '@/lib/recordings/settings';

const lookEveryMs = 10 * 60_000;
const dayMs = 24 * 60 * 60_000;
const mostAtOnce = 500;

/** Removes recordings whose time is over, as long as this gateway leads in it. @returns what ends that */
export function keepRecordings(leadership: Leadership): () => void {
  const look = () => {
    if (!leadership.leads('recordings')) return;
    duringJob('recordings:retention', () => dropOldRecordings(Date.now())).catch((error: unknown) =>
      log('warn', 'old recordings not removed', { reason: reasonOf(error) }),
    );
  };
  look();
  const timer = setInterval(look, lookEveryMs);
  return () => clearInterval(timer);
}

/** Each removal and the entry about it in the audit log are one transaction. */
async function dropOldRecordings(now: number): Promise<void> {
  const { keepDays } = await recordingSettingsOf(db);
  const old = await db.terminalRecording.findMany({
    where: { startedAt: { lt: new Date(now - keepDays * dayMs) } },
    orderBy: { startedAt: 'asc' },
    take: mostAtOnce,
    select: { id: true, username: true, containerName: true, cluster: true, collection: true },
  });
  for (const { id, username, containerName, cluster, collection } of old) {
    await db.$transaction(async (tx) => {
      const { count } = await tx.terminalRecording.deleteMany({ where: { id } });
      if (count === 0) return;
      await recordChange(tx, byRetention, {
        operation: 'audit.manage',
        resourceKind: 'recording',
        resourceId: id,
        resourceName: `${username} in ${containerName}`,
        ...{ cluster, collection },
        request: { change: 'delete', because: `older than ${keepDays} days` },
      });
    });
  }
}

const byRetention = { username: 'wheelhouse', userId: null, credential: 'retention', address: '' };
