import { collectionsGranting } from '@/lib/access/access';
import { type CollectionPath, isWithin } from '@/lib/access/collection-path';
import { operationSummary } from '@/lib/access/operation-catalogue';
import { isOperation, operations } from '@/lib/access/operations';
import type { AccessRequestFilter, AccessRequestView } from '@/lib/access-requests/schema';
import { isUuid } from '@/lib/api/fields';
import type { Actor } from '@/lib/auth/actor';
import { withinAny } from '@/lib/collections/within';
import { type Db, db as shared } from '@/lib/db/client';
import { may } from '@/lib/grants/authorise';
import { makePage, type Page, pageBounds } from '@/lib/paging/page';
import { invalid, notFound } from '@/lib/problems/problem';
import type { Prisma } from '@/prisma/generated/client';

export const requestColumns = {
  id: true,
  operation: true,
  reason: true,
  minutes: true,
  state: true,
  createdAt: true,
  lapsesAt: true,
  decidedAt: true,
  answer: true,
  roleId: true,
  grantId: true,
  grantedRole: true,
  grantedOn: true,
  grantedUntil: true,
  endedAt: true,
  user: { select: { id: true, username: true, fullName: true, disabledAt: true } },
  collection: { select: { id: true, path: true } },
  role: { select: { name: true } },
  decidedBy: { select: { username: true } },
  grant: { select: { expiresAt: true } },
} as const satisfies Prisma.AccessRequestSelect;

export type RequestRow = Prisma.AccessRequestGetPayload<{ select: typeof requestColumns }>;

/** What the actor asked for and what they can decide, the latest first. */
export async function listAccessRequests(
  actor: Actor,
  { state, whose, ...request }: Partial<AccessRequestFilter> = {},
  db: Db = shared,
): Promise<Page<AccessRequestView>> {
  const { take, after } = pageBounds(request);
  if (after !== null && !isUuid(after)) throw invalid('query.cursor', 'This is no cursor of this list');
  const rows = await db.accessRequest.findMany({
    where: {
      AND: [
        whose === 'mine' ? mine(actor) : whose === 'others' ? decidable(actor) : visible(actor),
        state === undefined ? {} : { state },
        after === null ? {} : { id: { lt: after } },
      ],
    },
    orderBy: { id: 'desc' },
    take,
    select: requestColumns,
  });
  return makePage(
    rows,
    take,
    ({ id }) => id,
    (row) => viewRequest(actor, row),
  );
}

/** How many wait for the actor's decision. */
export async function countOpenRequests(actor: Actor, db: Db = shared): Promise<{ open: number }> {
  return { open: await db.accessRequest.count({ where: { AND: [decidable(actor), { state: 'open' }] } }) };
}

/** @throws Problem 404 for one that the actor neither made nor could decide */
export async function findRequest(actor: Actor, id: string, db: Db = shared): Promise<RequestRow> {
  const row = await db.accessRequest.findFirst({
    where: { AND: [visible(actor), { id }] },
    select: requestColumns,
  });
  if (!row) throw notFound('such request');
  return row;
}

export function viewRequest(actor: Actor, row: RequestRow): AccessRequestView {
  const { user, collection, operation, decidedBy, role } = row;
  const isOwn = user.id === actor.userId;
  const canDecide = mayDecide(actor, operation, collection.path);
  return {
    id: row.id,
    user: { id: user.id, username: user.username, fullName: user.fullName },
    operation,
    summary: isOperation(operation) ? operationSummary(operation) : operation,
    collection: collection.path,
    reason: row.reason,
    minutes: row.minutes,
    state: row.state,
    createdAt: row.createdAt.toISOString(),
    lapsesAt: row.lapsesAt.toISOString(),
    role: canDecide ? (role?.name ?? null) : null,
    decidedAt: row.decidedAt?.toISOString() ?? null,
    decidedBy: decidedBy?.username ?? null,
    answer: row.answer,
    granted: grantedOf(row),
    isOwn,
    mayDecide: canDecide && row.state === 'open',
  };
}

function grantedOf({ state, grantId, grantedRole, grantedOn, grantedUntil, grant, endedAt }: RequestRow) {
  if (state !== 'granted' || grantedUntil === null) return null;
  const until = grant?.expiresAt ?? grantedUntil;
  const hasEnded = endedAt !== null || grantId === null || until.getTime() <= Date.now();
  return { role: grantedRole, collection: grantedOn, until: until.toISOString(), grant: grantId, hasEnded };
}

/** Whether the actor holds what granting it takes. */
export function mayDecide(actor: Actor, operation: string, collection: CollectionPath): boolean {
  return (
    isOperation(operation) && may(actor, 'access.manage', collection) && may(actor, operation, collection)
  );
}

function visible(actor: Actor): Prisma.AccessRequestWhereInput {
  return { OR: [mine(actor), decidable(actor)] };
}

function mine({ userId }: Actor): Prisma.AccessRequestWhereInput {
  return { userId };
}

/** `mayDecide` as a condition for the database. */
function decidable({ access }: Actor): Prisma.AccessRequestWhereInput {
  const now = Date.now();
  const managed = collectionsGranting(access, 'access.manage', now);
  const groups = new Map<string, string[]>();
  for (const operation of operations) {
    const held = collectionsGranting(access, operation, now);
    // Where both are held: the lower of two collections of which one is within the other.
    const both = managed.flatMap((top) =>
      held.flatMap((other) => (isWithin(other, top) ? other : isWithin(top, other) ? top : [])),
    );
    if (both.length === 0) continue;
    const key = [...new Set(both)].sort().join('\n');
    groups.set(key, [...(groups.get(key) ?? []), operation]);
  }
  // An empty OR is true within an AND.
  if (groups.size === 0) return { id: { in: [] } };
  return {
    OR: [...groups].map(([key, those]) => ({
      operation: { in: those },
      collection: withinAny(key.split('\n')),
    })),
  };
}
