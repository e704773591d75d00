import type { Lifetimes } from '@/lib/settings/lifetimes';

const minuteMs = 60_000;
const hourMs = 60 * minuteMs;
const dayMs = 24 * hourMs;

interface SessionTimes {
  readonly createdAt: Date;
  readonly lastSeenAt: Date;
  readonly expiresAt: Date;
}

/** When the session ends if it is not used again, in milliseconds since the epoch. */
export function sessionEndsAt(session: SessionTimes, lifetimes: Lifetimes): number {
  return Math.min(
    session.expiresAt.getTime(),
    session.createdAt.getTime() + lifetimes.sessionHours * hourMs,
    session.lastSeenAt.getTime() + lifetimes.sessionIdleMinutes * minuteMs,
  );
}

/** Whether the session can still be used. */
export function isSessionAlive(
  session: SessionTimes & { readonly revokedAt: Date | null },
  lifetimes: Lifetimes,
  now: number,
): boolean {
  return session.revokedAt === null && now < sessionEndsAt(session, lifetimes);
}

/** When an API token ends, in milliseconds since the epoch; null: not by itself. */
export function tokenEndsAt(
  token: { readonly createdAt: Date; readonly expiresAt: Date | null },
  { tokenDays }: Pick<Lifetimes, 'tokenDays'>,
): number | null {
  const longest =
    tokenDays === null ? Number.POSITIVE_INFINITY : token.createdAt.getTime() + tokenDays * dayMs;
  const end = Math.min(longest, token.expiresAt?.getTime() ?? Number.POSITIVE_INFINITY);
  return Number.isFinite(end) ? end : null;
}

/** When a client certificate stops being taken, in milliseconds since the epoch. */
export function certificateEndsAt(
  certificate: { readonly createdAt: Date; readonly notAfter: Date },
  { certificateDays }: Lifetimes,
): number {
  return Math.min(certificate.notAfter.getTime(), certificate.createdAt.getTime() + certificateDays * dayMs);
}

/** When a session that begins now ends in any case. */
export function newSessionEnd({ sessionHours }: Lifetimes, now: number): Date {
  return new Date(now + sessionHours * hourMs);
}

/** When a certificate that is made now ends: to the second, as certificates have it. */
export function newCertificateEnd({ certificateDays }: Lifetimes, now: number): Date {
  return new Date(Math.floor((now + certificateDays * dayMs) / 1_000) * 1_000);
}
