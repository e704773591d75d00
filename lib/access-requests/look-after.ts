import { followGrant, isLong, warnedBeforeMs } from '@/lib/access-requests/follow-grant';
import { settleAsked, tellEnded, tellEndsSoon, tellLapsed } from '@/lib/access-requests/tell';
import { takeLock } from '@/lib/db/advisory-lock';
import type { Db } from '@/lib/db/client';
import { noticesKeptMs } from '@/lib/notices/queries';
import type { PrismaClient } from '@/prisma/generated/client';

/** As many are looked at in one go. */
const batch = 500;

/** Tells whoever asked for a grant that it ends soon or has ended, if that is so now. */
export async function lookAfterRequest(db: PrismaClient, requestId: string, now: Date): Promise<void> {
  await db.$transaction(async (tx) => {
    await takeLock(tx, 'access-requests');
    const row = await tx.accessRequest.findFirst({
      where: { id: requestId, state: 'granted', endedAt: null },
      include: { user: true, collection: true, grant: true },
    });
    if (!row) return;
    const { id, user, operation, collection, reason, minutes, grant } = row;
    const request = { id, user, operation, collection: collection.path, reason, minutes };
    const given = { role: row.grantedRole, collection: row.grantedOn };
    if (grant === null || (grant.expiresAt !== null && grant.expiresAt <= now)) {
      await tx.accessRequest.update({ where: { id }, data: { endedAt: now } });
      await tellEnded(tx, request, given, grant === null ? 'revoked' : 'ended');
      return;
    }
    const { expiresAt } = grant;
    if (expiresAt === null) return;
    const isSoon = expiresAt.getTime() - now.getTime() <= warnedBeforeMs;
    if (isSoon && row.warnedAt === null && isLong(row)) {
      await tx.accessRequest.update({ where: { id }, data: { warnedAt: now } });
      await tellEndsSoon(tx, request, { ...given, until: expiresAt });
    }
    await followGrant(tx, grant.id);
  });
}

/**
 * Once a minute: requests that nobody answered lapse, grants whose end was missed are looked at, and
 * old notices go.
 */
export async function lookAfterRequests(db: PrismaClient, now: Date): Promise<void> {
  const late = await db.accessRequest.findMany({
    where: { state: 'open', lapsesAt: { lte: now } },
    take: batch,
    select: { id: true },
  });
  for (const { id } of late) await db.$transaction((tx) => lapse(tx, id, now));
  const missed = await db.accessRequest.findMany({
    where: {
      state: 'granted',
      endedAt: null,
      OR: [{ grantId: null }, { grant: { expiresAt: { lte: now } } }],
    },
    take: batch,
    select: { id: true },
  });
  for (const { id } of missed) await lookAfterRequest(db, id, now);
  await db.notice.deleteMany({ where: { createdAt: { lt: new Date(now.getTime() - noticesKeptMs) } } });
}

async function lapse(tx: Db, id: string, now: Date): Promise<void> {
  await takeLock(tx, 'access-requests');
  const { count } = await tx.accessRequest.updateMany({
    where: { id, state: 'open', lapsesAt: { lte: now } },
    data: { state: 'lapsed', decidedAt: now },
  });
  if (count === 0) return;
  const row = await tx.accessRequest.findUniqueOrThrow({
    where: { id },
    include: { user: true, collection: true },
  });
  await settleAsked(tx, id);
  await tellLapsed(tx, { ...row, collection: row.collection.path });
}
