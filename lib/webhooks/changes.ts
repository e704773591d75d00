import { randomUUID } from 'node:crypto';
import type { Change } from '@/lib/audit/change';
import { settingChange } from '@/lib/audit/setting-change';
import type { Actor } from '@/lib/auth/actor';
import { collectionId } from '@/lib/collections/queries';
import type { Db } from '@/lib/db/client';
import { authorise } from '@/lib/grants/authorise';
import { invalid, refused } from '@/lib/problems/problem';
import { setSetting } from '@/lib/settings/settings';
import { allowedNetworks, getWebhook } from '@/lib/webhooks/queries';
import type {
  MadeWebhook,
  NewWebhook,
  WebhookChange,
  WebhookNetworks,
  WebhookView,
} from '@/lib/webhooks/schema';
import { newWebhookSecret, sealWebhookSecret } from '@/lib/webhooks/secret';
import { faultOfUrl } from '@/lib/webhooks/url';

const mostWebhooks = 50;

/** All of these need alert.manage on "/": a webhook is told of things that are anybody's. */

/** @throws Problem 409 where one has the name, 422 for a URL that may not be reached */
export async function createWebhook(tx: Db, actor: Actor, wish: NewWebhook): Promise<Change<MadeWebhook>> {
  const allowedBy = authorise(actor, 'alert.manage', '/');
  if ((await tx.webhook.count()) >= mostWebhooks)
    throw refused(`There are ${mostWebhooks} webhooks. Remove those that are no longer used.`);
  const { collection, secret = newWebhookSecret(), ...rest } = wish;
  await checkUrl(tx, rest.url);
  const id = randomUUID();
  await tx.webhook.create({
    data: {
      ...rest,
      id,
      collectionId: await existing(tx, collection),
      sealedSecret: sealWebhookSecret(secret, id),
    },
  });
  const view = await getWebhook(id, tx);
  return {
    result: { ...view, secret },
    audit: subjectOf(view, allowedBy, { change: 'create', ...shown(view) }),
  };
}

/** What is not given stays as it is. */
export async function changeWebhook(
  tx: Db,
  actor: Actor,
  id: string,
  { collection, secret, ...rest }: WebhookChange,
): Promise<Change<WebhookView>> {
  const allowedBy = authorise(actor, 'alert.manage', '/');
  const before = await getWebhook(id, tx);
  if (rest.url !== undefined) await checkUrl(tx, rest.url);
  await tx.webhook.update({
    where: { id },
    data: {
      ...given(rest),
      ...(collection === undefined ? {} : { collectionId: await existing(tx, collection) }),
      ...(secret === undefined ? {} : { sealedSecret: sealWebhookSecret(secret, id) }),
    },
  });
  const after = await getWebhook(id, tx);
  const request = {
    change: 'update',
    before: shown(before),
    after: shown(after),
    isNewSecret: secret !== undefined,
  };
  return { result: after, audit: subjectOf(after, allowedBy, request) };
}

/** Removes it, with its messages. */
export async function deleteWebhook(tx: Db, actor: Actor, id: string): Promise<Change<undefined>> {
  const allowedBy = authorise(actor, 'alert.manage', '/');
  const view = await getWebhook(id, tx);
  await tx.webhook.delete({ where: { id } });
  return { result: undefined, audit: subjectOf(view, allowedBy, { change: 'delete', ...shown(view) }) };
}

/**
 * Sets which networks of private addresses webhooks may reach. It opens what only this machine may
 * reach, so it needs cluster.manage on "/" besides.
 */
export async function setWebhookNetworks(
  tx: Db,
  actor: Actor,
  { networks }: WebhookNetworks,
): Promise<Change<WebhookNetworks>> {
  authorise(actor, 'alert.manage', '/');
  const allowedBy = authorise(actor, 'cluster.manage', '/');
  const before = await allowedNetworks(tx);
  await setSetting(tx, 'webhook-networks', networks);
  return {
    result: { networks },
    audit: settingChange({
      operation: 'alert.manage',
      id: 'webhook-networks',
      name: 'Networks that webhooks may reach',
      allowedBy,
      before: { networks: before },
      after: { networks },
    }),
  };
}

async function checkUrl(tx: Db, url: string): Promise<void> {
  const fault = faultOfUrl(url, await allowedNetworks(tx));
  if (fault !== null) throw invalid('body.url', fault.replace(/\.$/, ''));
}

async function existing(tx: Db, collection: string): Promise<string> {
  const id = await collectionId(tx, collection);
  if (id === null) throw invalid('body.collection', `There is no collection ${collection}`);
  return id;
}

/** Without the fields that were not given: Prisma's types want them absent. */
function given<T extends object>(fields: T): { [K in keyof T]: Exclude<T[K], undefined> } {
  return Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined)) as {
    [K in keyof T]: Exclude<T[K], undefined>;
  };
}

/** For the audit log, which is read by more people: the path of a URL often is a secret. */
function shown({ url, rules, leastSeverity, collection, isEnabled, tellsAccess }: WebhookView) {
  return { to: new URL(url).origin, rules, leastSeverity, of: collection, isEnabled, tellsAccess };
}

export function subjectOf(
  { id, name }: { id: string; name: string },
  allowedBy: string,
  request: Readonly<Record<string, unknown>>,
) {
  return {
    operation: 'alert.manage',
    resourceKind: 'webhook',
    resourceId: id,
    resourceName: name,
    collection: '/',
    allowedBy,
    request,
  };
}
