import { isUuid } from '@/lib/api/fields';
import type { Actor } from '@/lib/auth/actor';
import { notShown } from '@/lib/auth/only-looking';
import { type Db, db as shared } from '@/lib/db/client';
import type { NoticeFilter, NoticeView } from '@/lib/notices/schema';
import { makePage, type Page, pageBounds } from '@/lib/paging/page';
import { invalid } from '@/lib/problems/problem';

/** For how long notices are kept. */
export const noticesKeptMs = 90 * 24 * 60 * 60_000;

/** What the person was told, the latest first. Ids are made in the order of time. */
export async function listNotices(
  actor: Actor,
  { unread, ...request }: Partial<NoticeFilter> = {},
  db: Db = shared,
): Promise<Page<NoticeView>> {
  if (actor.viewing !== null) throw notShown(actor);
  const { take, after } = pageBounds(request);
  if (after !== null && !isUuid(after)) throw invalid('query.cursor', 'This is no cursor of this list');
  const rows = await db.notice.findMany({
    where: {
      userId: actor.userId,
      ...(unread === undefined ? {} : { readAt: null }),
      ...(after === null ? {} : { id: { lt: after } }),
    },
    orderBy: { id: 'desc' },
    take,
    select: { id: true, kind: true, text: true, path: true, createdAt: true, readAt: true },
  });
  return makePage(
    rows,
    take,
    ({ id }) => id,
    ({ createdAt, readAt, ...row }) => ({
      ...row,
      createdAt: createdAt.toISOString(),
      readAt: readAt?.toISOString() ?? null,
    }),
  );
}

export async function countNotices({ userId }: Actor, db: Db = shared): Promise<{ unread: number }> {
  return { unread: await db.notice.count({ where: { userId, readAt: null } }) };
}

/** Marks one's own as read. Nobody else's are touched, whatever ids are given. */
export async function markRead({ userId }: Actor, ids: readonly string[] | undefined): Promise<void> {
  await shared.notice.updateMany({
    where: { userId, readAt: null, ...(ids === undefined ? {} : { id: { in: [...ids] } }) },
    data: { readAt: new Date() },
  });
}

/** What the bell begins with. */
export async function latestNotice(
  actor: Actor,
  db: Db = shared,
): Promise<{ unread: number; latest: string }> {
  const latest = await db.notice.findFirst({
    where: { userId: actor.userId },
    orderBy: { id: 'desc' },
    select: { id: true },
  });
  if (!latest) return { unread: 0, latest: '' };
  return { ...(await countNotices(actor, db)), latest: latest.id };
}
