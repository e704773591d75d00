import { isUuid } from '@/lib/api/fields';
import { type Db, db as shared } from '@/lib/db/client';
import { makePage, type Page, pageBounds } from '@/lib/paging/page';
import { invalid, notFound } from '@/lib/problems/problem';
import { getSetting } from '@/lib/settings/settings';
import type { DeliveryFilter, DeliveryView, WebhookView } from '@/lib/webhooks/schema';
import type { Prisma } from '@/prisma/generated/client';

const webhookColumns = {
  id: true,
  name: true,
  url: true,
  rules: true,
  leastSeverity: true,
  isEnabled: true,
  tellsAccess: true,
  createdAt: true,
  collection: { select: { path: true } },
} as const satisfies Prisma.WebhookSelect;

type WebhookRow = Prisma.WebhookGetPayload<{ select: typeof webhookColumns }>;

export const deliveryColumns = {
  id: true,
  event: true,
  state: true,
  attempts: true,
  createdAt: true,
  deliveredAt: true,
  nextTryAt: true,
  giveUpAt: true,
  lastStatus: true,
  lastError: true,
  body: true,
} as const satisfies Prisma.WebhookDeliverySelect;

type DeliveryRow = Prisma.WebhookDeliveryGetPayload<{ select: typeof deliveryColumns }>;

/** All of them, for whoever holds alert.manage on "/": the routes see to that. */
export async function listWebhooks(db: Db = shared): Promise<WebhookView[]> {
  const rows = await db.webhook.findMany({ orderBy: { name: 'asc' }, select: webhookColumns });
  const views: WebhookView[] = [];
  for (const row of rows) views.push(await viewWebhook(row, db));
  return views;
}

/** @throws Problem 404 */
export async function getWebhook(id: string, db: Db = shared): Promise<WebhookView> {
  const row = await db.webhook.findUnique({ where: { id }, select: webhookColumns });
  if (!row) throw notFound('such webhook');
  return viewWebhook(row, db);
}

/** Networks of private addresses that webhooks may reach. */
export async function allowedNetworks(db: Db = shared): Promise<string[]> {
  return (await getSetting(db, 'webhook-networks')) ?? [];
}

/** The messages to a webhook, the latest first. */
export async function listDeliveries(
  webhookId: string,
  filter: Partial<DeliveryFilter> = {},
  db: Db = shared,
): Promise<Page<DeliveryView>> {
  const { take, after } = pageBounds(filter);
  const last = after === null ? null : positionOf(after);
  const rows = await db.webhookDelivery.findMany({
    where: {
      webhookId,
      ...(filter.state === undefined ? {} : { state: filter.state }),
      ...(last === null
        ? {}
        : { OR: [{ createdAt: { lt: last.at } }, { createdAt: last.at, id: { lt: last.id } }] }),
    },
    orderBy: [{ createdAt: 'desc' }, { id: 'desc' }],
    take,
    select: deliveryColumns,
  });
  return makePage(rows, take, ({ createdAt, id }) => `${createdAt.toISOString()} ${id}`, viewDelivery);
}

export function viewDelivery(row: DeliveryRow): DeliveryView {
  const { createdAt, deliveredAt, nextTryAt, giveUpAt, ...rest } = row;
  return {
    ...rest,
    createdAt: createdAt.toISOString(),
    deliveredAt: deliveredAt?.toISOString() ?? null,
    nextTryAt: nextTryAt?.toISOString() ?? null,
    giveUpAt: giveUpAt.toISOString(),
  };
}

async function viewWebhook({ collection, createdAt, ...row }: WebhookRow, db: Db): Promise<WebhookView> {
  const last = await db.webhookDelivery.findFirst({
    where: { webhookId: row.id },
    orderBy: [{ createdAt: 'desc' }, { id: 'desc' }],
    select: { createdAt: true, state: true, lastError: true },
  });
  const count = (state: 'waiting' | 'dead') =>
    db.webhookDelivery.count({ where: { webhookId: row.id, state } });
  return {
    ...row,
    collection: collection.path,
    createdAt: createdAt.toISOString(),
    last: last && { at: last.createdAt.toISOString(), state: last.state, error: last.lastError },
    waiting: await count('waiting'),
    dead: await count('dead'),
  };
}

function positionOf(cursor: string): { at: Date; id: string } {
  const [at = '', id = ''] = cursor.split(' ');
  if (Number.isNaN(Date.parse(at)) || !isUuid(id))
    throw invalid('query.cursor', 'This is no cursor of this list');
  return { at: new Date(at), id };
}
