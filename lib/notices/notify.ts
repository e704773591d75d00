import type { Db } from '@/lib/db/client';

export interface NewNotice {
  /** What it is about, dotted, e.g. "access.granted". */
  readonly kind: string;
  /** A sentence for the person. */
  readonly text: string;
  /** The page to look at, from lib/paths; "" for none. */
  readonly path?: string;
  /** The id of what it is about, for `settleNotices`. */
  readonly subjectId?: string;
}

const longestText = 1_000;

/**
 * Tells people something in the console, in the transaction that makes it so. Their open pages show
 * it within two seconds.
 */
export async function notify(
  tx: Db,
  userIds: readonly string[],
  { kind, text, path = '', subjectId }: NewNotice,
): Promise<void> {
  if (userIds.length === 0) return;
  await tx.notice.createMany({
    data: [...new Set(userIds)].map((userId) => ({
      userId,
      kind,
      text: text.slice(0, longestText),
      path,
      subjectId: subjectId ?? null,
    })),
  });
}

/** Marks as read what no longer waits for anybody, e.g. a request that somebody else answered. */
export async function settleNotices(tx: Db, kind: string, subjectId: string): Promise<void> {
  await tx.notice.updateMany({ where: { kind, subjectId, readAt: null }, data: { readAt: new Date() } });
}
