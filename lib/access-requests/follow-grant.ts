import { tellEnded } from '@/lib/access-requests/tell';
import type { Db } from '@/lib/db/client';
import { addJob } from '@/lib/queue/jobs';

/** So long before its end people are told that a grant ends, unless it was for no longer than that. */
export const warnedBeforeMs = 5 * 60_000;

const toldColumns = {
  id: true,
  operation: true,
  reason: true,
  minutes: true,
  grantedRole: true,
  grantedOn: true,
  user: { select: { id: true, username: true } },
  collection: { select: { path: true } },
} as const;

/**
 * Has somebody look when a grant that was asked for ends soon and when it has ended. Called whenever
 * its end is set; a grant that nobody asked for is nobody's here.
 */
export async function followGrant(tx: Db, grantId: string): Promise<void> {
  const request = await tx.accessRequest.findUnique({
    where: { grantId },
    select: {
      id: true,
      warnedAt: true,
      decidedAt: true,
      grantedUntil: true,
      grant: { select: { expiresAt: true } },
    },
  });
  const end = request?.grant?.expiresAt;
  if (!request || !end) return;
  const at = isLong(request) && request.warnedAt === null ? new Date(end.getTime() - warnedBeforeMs) : end;
  await addJob(
    tx,
    'access.follow',
    { requestId: request.id },
    { key: `access.follow:${request.id}`, queue: 'access', runAt: at },
  );
}

/** Before a grant is taken away: whoever asked for it is told. */
export async function grantIsRevoked(tx: Db, grantId: string): Promise<void> {
  const request = await tx.accessRequest.findFirst({
    where: { grantId, endedAt: null },
    select: toldColumns,
  });
  if (!request) return;
  await tx.accessRequest.update({ where: { id: request.id }, data: { endedAt: new Date() } });
  const { grantedRole: role, grantedOn, collection, ...rest } = request;
  await tellEnded(tx, { ...rest, collection: collection.path }, { role, collection: grantedOn }, 'revoked');
}

export function isLong(request: {
  readonly decidedAt: Date | null;
  readonly grantedUntil: Date | null;
}): boolean {
  const { decidedAt, grantedUntil } = request;
  if (!decidedAt || !grantedUntil) return false;
  return grantedUntil.getTime() - decidedAt.getTime() > warnedBeforeMs;
}
