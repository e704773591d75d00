import { makeChange } from '@/lib/audit/change';
import type { Actor } from '@/lib/auth/actor';
import { oneself } from '@/lib/auth/authenticate';
import { requireAccountCredential } from '@/lib/auth/own-credentials';
import { idleMs, sessionEndsAt } from '@/lib/auth/session-lifetime';
import { type Db, db } from '@/lib/db/client';
import { notFound } from '@/lib/problems/problem';

export interface SessionView {
  readonly id: string;
  readonly address: string;
  readonly userAgent: string;
  readonly createdAt: Date;
  readonly lastSeenAt: Date;
  /** When it ends if it is not used again. */
  readonly expiresAt: Date;
  /** Whether it is the one that asks. */
  readonly isCurrent: boolean;
}

/** One's own sessions that can still be used, the last used first. */
export async function listSessions(actor: Actor): Promise<SessionView[]> {
  requireAccountCredential(actor);
  const now = new Date();
  const rows = await db.session.findMany({
    where: {
      userId: actor.userId,
      revokedAt: null,
      expiresAt: { gt: now },
      lastSeenAt: { gt: new Date(now.getTime() - idleMs) },
    },
    orderBy: { lastSeenAt: 'desc' },
    take: 500,
  });
  return rows.map((row) => ({
    id: row.id,
    address: row.address,
    userAgent: row.userAgent,
    createdAt: row.createdAt,
    lastSeenAt: row.lastSeenAt,
    expiresAt: new Date(sessionEndsAt(row)),
    isCurrent: row.id === actor.credential.id,
  }));
}

/**
 * Ends one of one's own sessions, e.g. the one that asks: signing out.
 *
 * @throws Problem 404 for a session that is not one's own or has ended
 */
export async function revokeSession(actor: Actor, id: string): Promise<void> {
  if (actor.viewing !== null && id === actor.credential.id) {
    const own = await oneself(actor);
    return own ? revokeSession(own, id) : undefined;
  }
  requireAccountCredential(actor);
  await makeChange(actor, async (tx) => {
    const { count } = await tx.session.updateMany({
      where: { id, userId: actor.userId, revokedAt: null },
      data: { revokedAt: new Date() },
    });
    if (count === 0) throw notFound('such session');
    const subject = { resourceKind: 'session', resourceId: id, resourceName: actor.username };
    return { result: undefined, audit: { operation: 'session.revoke', ...subject } };
  });
}

/**
 * Ends all sessions of a person but, where one is named, that one, and sign-ins that are half done.
 * For whoever changes a password or second factors.
 *
 * @param only ends only sessions of that kind: `secondFactor: null` is those begun without any
 */
export async function endSessions(
  tx: Db,
  userId: string,
  exceptId?: string,
  only: { readonly secondFactor?: null } = {},
): Promise<void> {
  await tx.signInChallenge.deleteMany({ where: { userId } });
  await tx.session.updateMany({
    where: { userId, revokedAt: null, ...(exceptId === undefined ? {} : { id: { not: exceptId } }), ...only },
    data: { revokedAt: new Date() },
  });
}
