import { z } from 'zod';
import { ruleField, severityField } from '@/lib/alerts/schema';
import { collectionField, instantField, isUuid, lineField } from '@/lib/api/fields';
import { pageQuery } from '@/lib/paging/page';
import { isNetwork } from '@/lib/webhooks/networks';

const deliveryState = z.enum(['waiting', 'delivered', 'dead']);

const lastDelivery = z.strictObject({ at: instantField, state: deliveryState, error: z.string() });

export const webhookView = z
  .strictObject({
    id: z.uuid(),
    name: z.string(),
    url: z.string(),
    rules: z.array(z.string()).meta({ description: 'Empty: all.' }),
    leastSeverity: severityField,
    collection: z.string(),
    isEnabled: z.boolean(),
    tellsAccess: z.boolean().meta({ description: 'Whether it is told of requests for access, too.' }),
    createdAt: instantField,
    last: lastDelivery.nullable().meta({ description: 'The latest message.' }),
    waiting: z.int().meta({ description: 'Messages that are still tried.' }),
    dead: z.int().meta({ description: 'Messages that were given up.' }),
  })
  .meta({ id: 'Webhook' });
export type WebhookView = z.output<typeof webhookView>;

export const madeWebhook = webhookView
  .extend({ secret: z.string().meta({ description: 'What messages are signed with. Shown this once.' }) })
  .meta({ id: 'MadeWebhook' });
export type MadeWebhook = z.output<typeof madeWebhook>;

const fields = {
  name: lineField(100).min(1, 'must not be empty'),
  url: z.string().min(1).max(2_000),
  secret: z
    .string()
    .min(16, 'must have at least 16 characters')
    .max(500)
    .meta({ description: 'What messages are signed with; one is made where none is given.' }),
  rules: z.array(ruleField).max(50),
  leastSeverity: severityField,
  collection: collectionField.meta({ description: 'Alerts of this collection and all below it.' }),
  isEnabled: z.boolean(),
  tellsAccess: z.boolean().meta({ description: 'Tell it of requests for access there, too.' }),
};

export const newWebhook = z.strictObject({
  name: fields.name,
  url: fields.url,
  secret: fields.secret.optional(),
  rules: fields.rules.default([]),
  leastSeverity: fields.leastSeverity.default('warning'),
  collection: fields.collection.default('/'),
  isEnabled: fields.isEnabled.default(true),
  tellsAccess: fields.tellsAccess.default(false),
});
export type NewWebhook = z.output<typeof newWebhook>;

export const webhookChange = z.strictObject(fields).partial();
export type WebhookChange = z.output<typeof webhookChange>;

export const deliveryView = z
  .strictObject({
    id: z.uuid().meta({ description: 'The same each time that it is tried.' }),
    event: z.string(),
    state: deliveryState,
    attempts: z.int(),
    createdAt: instantField,
    deliveredAt: instantField.nullable(),
    nextTryAt: instantField.nullable(),
    giveUpAt: instantField,
    lastStatus: z.int().nullable().meta({ description: "The receiver's last answer." }),
    lastError: z.string(),
    body: z.string(),
  })
  .meta({ id: 'WebhookDelivery' });
export type DeliveryView = z.output<typeof deliveryView>;

export const deliveryFilter = z.strictObject({ ...pageQuery, state: deliveryState.optional() });
export type DeliveryFilter = z.output<typeof deliveryFilter>;

export const webhookNetworks = z
  .strictObject({
    networks: z
      .array(z.string().max(50).refine(isNetwork, 'must be a network like 10.1.0.0/16 or fd12::/48'))
      .max(100)
      .meta({ description: 'Networks of private addresses that webhooks may reach.' }),
  })
  .meta({ id: 'WebhookNetworks' });
export type WebhookNetworks = z.output<typeof webhookNetworks>;

export const idField = z.string().refine(isUuid);
