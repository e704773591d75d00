import { z } from 'zod';
import { compileAccess } from '@/lib/access/access';
import { explain } from '@/lib/access/explain';
import { operationSummary } from '@/lib/access/operations';
import { collectionField, operationField } from '@/lib/api/fields';
import type { Actor } from '@/lib/auth/actor';
import { grantsReaching } from '@/lib/auth/grants-reaching';
import { type Db, db as shared } from '@/lib/db/client';
import { authorise } from '@/lib/grants/authorise';
import { reachingGrantView, viewReachingGrant } from '@/lib/grants/reaching-grant';
import { makePage, pageBounds, pageQuery } from '@/lib/paging/page';

export const whoCanQuestion = z.strictObject({
  ...pageQuery,
  operation: operationField,
  collection: collectionField,
});
export type WhoCanQuestion = z.output<typeof whoCanQuestion>;

const holder = z.strictObject({
  user: z.strictObject({ id: z.uuid(), username: z.string(), fullName: z.string() }),
  because: z.array(reachingGrantView),
});

export const whoCan = z
  .strictObject({
    operation: z.string(),
    summary: z.string(),
    collection: z.string(),
    items: z.array(holder),
    nextCursor: z.string().nullable(),
  })
  .meta({ id: 'WhoCan' });
export type WhoCan = z.output<typeof whoCan>;

const batch = 500;

/** Everybody who may do it there, by username, and by which grants. Needs access.view there. */
export async function listWhoCan(
  actor: Actor,
  { operation, collection, ...request }: WhoCanQuestion,
  db: Db = shared,
): Promise<WhoCan> {
  authorise(actor, 'access.view', collection);
  const { take, after } = pageBounds(request);
  const found: z.output<typeof holder>[] = [];
  let last = after ?? '';
  for (let more = true; more && found.length < take; ) {
    const people = await db.user.findMany({
      where: { disabledAt: null, username: { gt: last } },
      orderBy: { username: 'asc' },
      take: batch,
      select: { id: true, username: true, fullName: true },
    });
    const reaching = await grantsReaching(
      db,
      people.map(({ id }) => id),
    );
    for (const user of people) {
      const access = compileAccess(reaching.get(user.id) ?? []);
      const { because } = explain(access, operation, collection, Date.now());
      if (because.length > 0) found.push({ user, because: because.map(viewReachingGrant) });
    }
    more = people.length === batch;
    last = people.at(-1)?.username ?? last;
  }
  const page = makePage(
    found.slice(0, take),
    take,
    ({ user }) => user.username,
    (item) => item,
  );
  return { operation, summary: operationSummary(operation), collection, ...page };
}
