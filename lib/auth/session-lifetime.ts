/** A session ends this long after it was last used … */
export const idleMs = 12 * 60 * 60 * 1_000;
/** … and this long after sign-in in any case. */
export const absoluteMs = 7 * 24 * 60 * 60 * 1_000;

/** When the session ends if it is not used again, in milliseconds since the epoch. */
export function sessionEndsAt(session: { lastSeenAt: Date; expiresAt: Date }): number {
  return Math.min(session.expiresAt.getTime(), session.lastSeenAt.getTime() + idleMs);
}

/** Whether the session can still be used. */
export function isSessionAlive(
  session: { lastSeenAt: Date; expiresAt: Date; revokedAt: Date | null },
  now: number,
): boolean {
  return session.revokedAt === null && now < sessionEndsAt(session);
}
