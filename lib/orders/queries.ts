import { decide } from '@/lib/access/access';
import { privateCollectionOf } from '@/lib/access/collection-path';
import type { Actor } from '@/lib/auth/actor';
import { listOffered } from '@/lib/catalog/items';
import { type Db, db as defaultDb } from '@/lib/db/client';
import { may } from '@/lib/grants/authorise';
import { grantorsInWords } from '@/lib/grants/grantors-in-words';
import { whoCanGrant } from '@/lib/grants/who-can-grant';
import type { CatalogItemView, OrderView } from '@/lib/orders/schema';
import { notFound } from '@/lib/problems/problem';
import type { Prisma } from '@/prisma/generated/client';

const withItem = { item: { include: { launchCollection: true } } } satisfies Prisma.OrderInclude;
type OrderRow = Prisma.OrderGetPayload<{ include: typeof withItem }>;

/** What this person is offered, with the form of each item. */
export async function listCatalog(actor: Actor, db: Db = defaultDb): Promise<CatalogItemView[]> {
  const offered = await listOffered(db, actor, 'catalog.view');
  return offered.map(({ slug, title, description, template, collection }) => ({
    slug,
    title,
    description,
    mayOrder: decide(actor.access, 'catalog.order', collection, Date.now()),
    fields: template.fields,
  }));
}

/** The person's own orders that are not removed, the newest first. */
export async function listOrders(actor: Actor, db: Db = defaultDb): Promise<OrderView[]> {
  const rows = await db.order.findMany({
    where: { ...shownTo(actor), state: { not: 'removed' } },
    include: withItem,
    orderBy: { createdAt: 'desc' },
    take: 500,
  });
  return Promise.all(rows.map((row) => describeOrder(row, db)));
}

/** @throws Problem 404 where it is not the person's own */
export async function getOrder(actor: Actor, id: string, db: Db = defaultDb): Promise<OrderView> {
  const row = await db.order.findFirst({ where: { id, ...shownTo(actor) }, include: withItem });
  if (!row) throw notFound('such order');
  return describeOrder(row, db);
}

async function describeOrder(row: OrderRow, db: Db): Promise<OrderView> {
  const helpers =
    row.state === 'needs_attention'
      ? grantorsInWords(await whoCanGrant(db, 'container.view', row.item.launchCollection.path))
      : '';
  return {
    id: row.id,
    item: { slug: row.item.slug, title: row.item.title },
    title: row.title,
    state: row.state,
    statusText: row.statusText,
    link: row.link,
    helpers,
    expiresAt: row.expiresAt.toISOString(),
    createdAt: row.createdAt.toISOString(),
    inputs: row.inputs as Record<string, string>,
  };
}

/** One's own; those of somebody who is viewed only to whoever sees by themselves what came of them. */
function shownTo(actor: Actor): Prisma.OrderWhereInput {
  const { userId, username, viewing } = actor;
  const isTheirs = viewing !== null && !may(actor, 'container.view', privateCollectionOf(username));
  return isTheirs ? { id: { in: [] } } : { ownerId: userId };
}
