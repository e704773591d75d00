import { z } from 'zod';
import { defineRoute } from '@/lib/api/define-route';
import type { Caller } from '@/lib/api/route';
import { pageOf, pageQuery } from '@/lib/paging/page';
import { changeWebhook, createWebhook, deleteWebhook, setWebhookNetworks } from '@/lib/webhooks/changes';
import { editedWebhook } from '@/lib/webhooks/edited-webhook';
import { allowedNetworks, getWebhook, listDeliveries, listWebhooks } from '@/lib/webhooks/queries';
import {
  deliveryFilter,
  deliveryView,
  idField,
  madeWebhook,
  newWebhook,
  webhookChange,
  webhookNetworks,
  webhookView,
} from '@/lib/webhooks/schema';
import { sendAgain, sendTest } from '@/lib/webhooks/send-again';

const params = z.strictObject({ webhook: idField });
const record = async ({ params: { webhook } }: { params: z.output<typeof params> }, { db }: Caller) =>
  editedWebhook(await getWebhook(webhook, db));
const deliveryParams = z.strictObject({ webhook: idField, delivery: idField });
const manage = { operation: 'alert.manage', on: () => '/' } as const;

export const webhookRoutes = [
  defineRoute({
    method: 'GET',
    path: '/webhooks',
    summary: 'List the webhooks',
    permission: manage,
    effect: 'read',
    query: z.strictObject(pageQuery),
    response: pageOf(webhookView),
    handler: async ({ db }) => ({ items: await listWebhooks(db), nextCursor: null }),
  }),
  defineRoute({
    method: 'POST',
    path: '/webhooks',
    summary: 'Send alerts to a URL',
    description: 'Each message is a POST with a signature; docs/guides/webhooks.md says how to check it.',
    permission: manage,
    effect: 'change',
    body: newWebhook,
    response: madeWebhook,
    created: ({ id }) => `/webhooks/${id}`,
    handler: ({ actor, body, db }) => createWebhook(db, actor, body),
  }),
  defineRoute({
    method: 'GET',
    path: '/webhooks/{webhook}',
    summary: 'Show a webhook',
    permission: manage,
    effect: 'read',
    params,
    response: webhookView,
    record: editedWebhook,
    handler: ({ params: { webhook }, db }) => getWebhook(webhook, db),
  }),
  defineRoute({
    method: 'PATCH',
    path: '/webhooks/{webhook}',
    summary: 'Change a webhook',
    permission: manage,
    effect: 'change',
    params,
    body: webhookChange,
    response: webhookView,
    record,
    handler: ({ actor, params: { webhook }, body, db }) => changeWebhook(db, actor, webhook, body),
  }),
  defineRoute({
    method: 'DELETE',
    path: '/webhooks/{webhook}',
    summary: 'Remove a webhook and its messages',
    permission: manage,
    effect: 'change',
    params,
    response: null,
    record,
    handler: ({ actor, params: { webhook }, db }) => deleteWebhook(db, actor, webhook),
  }),
  defineRoute({
    method: 'POST',
    path: '/webhooks/{webhook}/test',
    summary: 'Send a test to a webhook',
    permission: manage,
    effect: 'change',
    params,
    response: deliveryView,
    handler: ({ actor, params: { webhook }, db }) => sendTest(db, actor, webhook),
  }),
  defineRoute({
    method: 'GET',
    path: '/webhooks/{webhook}/deliveries',
    summary: 'List the messages to a webhook, the latest first',
    permission: manage,
    effect: 'read',
    params,
    query: deliveryFilter,
    response: pageOf(deliveryView),
    handler: async ({ params: { webhook }, query, db }) => {
      await getWebhook(webhook, db);
      return listDeliveries(webhook, query, db);
    },
  }),
  defineRoute({
    method: 'POST',
    path: '/webhooks/{webhook}/deliveries/{delivery}/send-again',
    summary: 'Send a message to a webhook again',
    permission: manage,
    effect: 'change',
    params: deliveryParams,
    response: deliveryView,
    handler: ({ actor, params: { webhook, delivery }, db }) => sendAgain(db, actor, webhook, delivery),
  }),
  defineRoute({
    method: 'GET',
    path: '/webhook-networks',
    summary: 'Show which private networks webhooks may reach',
    permission: manage,
    effect: 'read',
    response: webhookNetworks,
    record: 'answer',
    handler: async ({ db }) => ({ networks: await allowedNetworks(db) }),
  }),
  defineRoute({
    method: 'PUT',
    path: '/webhook-networks',
    summary: 'Set which private networks webhooks may reach',
    description:
      'Needs alert.manage besides. Loopback and private addresses are refused unless allowed here.',
    permission: { operation: 'cluster.manage', on: () => '/' },
    effect: 'change',
    body: webhookNetworks,
    response: webhookNetworks,
    record: async (_, { db }) => ({ networks: await allowedNetworks(db) }),
    handler: ({ actor, body, db }) => setWebhookNetworks(db, actor, body),
  }),
];
