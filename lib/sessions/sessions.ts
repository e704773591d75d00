import { type Change, makeChange } from '@/lib/audit/change';
import type { Actor } from '@/lib/auth/actor';
import { oneself } from '@/lib/auth/authenticate';
import { isSessionAlive, sessionEndsAt } from '@/lib/auth/credential-ends';
import { requireAccountCredential } from '@/lib/auth/own-credentials';
import { currentLifetimes } from '@/lib/auth/remembered-setting';
import { type Db, db } from '@/lib/db/client';
import { notFound } from '@/lib/problems/problem';

export interface SessionView {
  readonly id: string;
  readonly address: string;
  readonly userAgent: string;
  /** What proved who is there, e.g. "password". */
  readonly method: string;
  /** What was shown besides; null where one step was enough. */
  readonly secondFactor: string | null;
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
  const lifetimes = await currentLifetimes();
  const rows = await db.session.findMany({
    where: { userId: actor.userId, revokedAt: null, expiresAt: { gt: now } },
    orderBy: { lastSeenAt: 'desc' },
    take: 500,
  });
  return rows
    .filter((row) => isSessionAlive(row, lifetimes, now.getTime()))
    .map((row) => ({
      id: row.id,
      address: row.address,
      userAgent: row.userAgent,
      method: row.method,
      secondFactor: row.secondFactor,
      createdAt: row.createdAt,
      lastSeenAt: row.lastSeenAt,
      expiresAt: new Date(sessionEndsAt(row, lifetimes)),
      isCurrent: row.id === actor.credential.id,
    }));
}

/** Ends all of one's own sessions but the one that asks; of an API token's request, all. */
export async function revokeOtherSessions(tx: Db, actor: Actor): Promise<Change<undefined>> {
  requireAccountCredential(actor);
  const ended = await endSessions(tx, actor.userId, actor.credential.id);
  const subject = { resourceKind: 'user', resourceId: actor.userId, resourceName: actor.username };
  return { result: undefined, audit: { operation: 'session.revoke', ...subject, request: { ended } } };
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
 * @returns how many sessions there were
 */
export async function endSessions(
  tx: Db,
  userId: string,
  exceptId?: string,
  only: { readonly secondFactor?: null } = {},
): Promise<number> {
  await tx.signInChallenge.deleteMany({ where: { userId } });
  const { count } = await tx.session.updateMany({
    where: { userId, revokedAt: null, ...(exceptId === undefined ? {} : { id: { not: exceptId } }), ...only },
    data: { revokedAt: new Date() },
  });
  return count;
}
