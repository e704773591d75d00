import { compileAccess } from '@/lib/access/access';
import { missingToViewAs } from '@/lib/access/intersect';
import { grantsReaching } from '@/lib/auth/grants-reaching';
import { endOn } from '@/lib/view-as/end';
import type { PrismaClient } from '@/prisma/generated/client';

/**
 * Puts on record where viewing is over though nobody stopped it: its time, its session, an account or
 * the right to it has ended. That it is over is decided anew with each request, before this.
 */
export async function lookAfterViewing(db: PrismaClient, now: Date, sessionId?: string): Promise<void> {
  const sessions = await db.session.findMany({
    where: { viewingUserId: { not: null }, ...(sessionId === undefined ? {} : { id: sessionId }) },
    take: 500,
    select: {
      id: true,
      address: true,
      revokedAt: true,
      expiresAt: true,
      viewingUntil: true,
      user: { select: { id: true, username: true, disabledAt: true } },
      viewing: { select: { username: true, disabledAt: true } },
    },
  });
  const reaching = await grantsReaching(
    db,
    sessions.map(({ user }) => user.id),
  );
  for (const { id, address, revokedAt, expiresAt, viewingUntil, user, viewing } of sessions) {
    const access = compileAccess(reaching.get(user.id) ?? []);
    const how =
      revokedAt !== null || expiresAt <= now
        ? 'the session ended'
        : user.disabledAt || viewing?.disabledAt
          ? 'an account was disabled'
          : viewingUntil === null || viewingUntil <= now
            ? 'its time was over'
            : missingToViewAs(access, now.getTime()) !== null
              ? 'the right to it was taken away'
              : null;
    if (how === null) continue;
    const username = `${user.username} viewing as ${viewing?.username ?? ''}`;
    const by = { username, userId: user.id, credential: `session ${id}`, address };
    await db.$transaction((tx) => endOn(tx, id, by, how));
  }
}
