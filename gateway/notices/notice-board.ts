import { OwnBoard, OwnItem } from '@/gateway/live/own-board';
import { db } from '@/lib/db/client';
import type { NoticeCount } from '@/lib/notices/topic';
import { Prisma } from '@/prisma/generated/client';

/** How much each person has not read. */
export function noticeBoard(): OwnBoard {
  return new OwnBoard('notices', async (userId) => {
    const whose = userId === null ? Prisma.empty : Prisma.sql`WHERE "userId" = ${userId}::uuid`;
    const rows = await db.$queryRaw<NoticeCount[]>`
      SELECT "userId" AS "id", (count(*) FILTER (WHERE "readAt" IS NULL))::int AS "unread",
        max("id"::text) AS "latest"
      FROM "Notice" ${whose} GROUP BY "userId"`;
    return rows.map((row) => new OwnItem(row.id, row));
  });
}
