import { collectionsGranting } from '@/lib/access/access';
import type { Change } from '@/lib/audit/change';
import { auditCriteria } from '@/lib/audit/schema';
import type { AuditSearchChange, AuditSearchView, NewAuditSearch } from '@/lib/audit-log/searches/schema';
import type { Actor } from '@/lib/auth/actor';
import type { Db } from '@/lib/db/client';
import { authorise, missingRight } from '@/lib/grants/authorise';
import { conflict, notFound } from '@/lib/problems/problem';
import type { Prisma } from '@/prisma/generated/client';

const mostSearches = 100;
const columns = {
  id: true,
  ownerId: true,
  name: true,
  filter: true,
  isShared: true,
  createdAt: true,
  owner: { select: { username: true } },
} as const satisfies Prisma.AuditSearchSelect;
type Row = Prisma.AuditSearchGetPayload<{ select: typeof columns }>;

/** One's own, and those that others share. @throws Problem 403 for who may read nothing of the log */
export async function listSearches(db: Db, actor: Actor): Promise<AuditSearchView[]> {
  requireReader(actor);
  const rows = await db.auditSearch.findMany({
    where: { OR: [{ ownerId: actor.userId }, { isShared: true }] },
    orderBy: [{ name: 'asc' }, { id: 'asc' }],
    select: columns,
  });
  return rows.map((row) => view(row, actor));
}

/** @throws Problem 404 for one that is somebody else's and not shared */
export async function getSearch(db: Db, actor: Actor, id: string): Promise<AuditSearchView> {
  requireReader(actor);
  const row = await db.auditSearch.findFirst({
    where: { id, OR: [{ ownerId: actor.userId }, { isShared: true }] },
    select: columns,
  });
  if (row === null) throw notFound('such search');
  return view(row, actor);
}

/** Saving one takes what reading the log takes; sharing one takes audit.manage. @throws Problem 403, 409 */
export async function createSearch(
  tx: Db,
  actor: Actor,
  wish: NewAuditSearch,
): Promise<Change<AuditSearchView>> {
  requireReader(actor);
  if (wish.isShared) authorise(actor, 'audit.manage', '/');
  const { name } = wish;
  const own = await tx.auditSearch.findMany({ where: { ownerId: actor.userId }, select: { name: true } });
  if (own.length >= mostSearches) throw conflict(`You have ${mostSearches} searches. Remove one first.`);
  if (own.some((each) => each.name === name)) throw conflict('You have a search of this name already.');
  const row = await tx.auditSearch.create({ data: { ...wish, ownerId: actor.userId }, select: columns });
  return { result: view(row, actor), audit: subjectOf(row, { change: 'create', filter: wish.filter }) };
}

/** One's own; others' shared ones with audit.manage. @throws Problem 403, 404 */
export async function changeSearch(
  tx: Db,
  actor: Actor,
  id: string,
  change: AuditSearchChange,
): Promise<Change<AuditSearchView>> {
  const before = await requireEditable(tx, actor, id);
  if (change.isShared === true && !before.isShared) authorise(actor, 'audit.manage', '/');
  const { name, filter, isShared } = change;
  const row = await tx.auditSearch.update({
    where: { id },
    data: {
      ...(name === undefined ? {} : { name }),
      ...(filter === undefined ? {} : { filter }),
      ...(isShared === undefined ? {} : { isShared }),
    },
    select: columns,
  });
  return { result: view(row, actor), audit: subjectOf(row, { change: 'update', ...change }) };
}

/** @throws Problem 403, 404 */
export async function deleteSearch(tx: Db, actor: Actor, id: string): Promise<Change<undefined>> {
  const search = await requireEditable(tx, actor, id);
  await tx.auditSearch.delete({ where: { id } });
  return { result: undefined, audit: subjectOf(search, { change: 'delete' }) };
}

async function requireEditable(tx: Db, actor: Actor, id: string): Promise<AuditSearchView> {
  const search = await getSearch(tx, actor, id);
  if (!search.isOwn) authorise(actor, 'audit.manage', '/');
  return search;
}

function requireReader(actor: Actor): void {
  if (collectionsGranting(actor.access, 'audit.view', Date.now()).length > 0) return;
  throw missingRight('audit.view', '/');
}

function view({ ownerId, owner, createdAt, filter, ...rest }: Row, actor: Actor): AuditSearchView {
  return {
    ...rest,
    // What an earlier release saved may hold what there no longer is.
    filter: auditCriteria.safeParse(filter).data ?? {},
    owner: owner.username,
    isOwn: ownerId === actor.userId,
    createdAt: createdAt.toISOString(),
  };
}

function subjectOf({ id, name }: { id: string; name: string }, request: Readonly<Record<string, unknown>>) {
  return {
    operation: 'audit.search',
    resourceKind: 'audit-search',
    resourceId: id,
    resourceName: name,
    collection: '/',
    request,
  };
}
