import type { CollectionPath } from '@/lib/access/collection-path';
import { minutesInWords } from '@/lib/access-requests/words';
import type { Db } from '@/lib/db/client';
import { mailPeople } from '@/lib/notices/mail-people';
import { notify, settleNotices } from '@/lib/notices/notify';
import { paths } from '@/lib/paths/console-paths';
import { enqueueDelivery } from '@/lib/webhooks/enqueue';
import type { AccessEvent } from '@/lib/webhooks/event';

/** A request as others are told of it. */
export interface ToldRequest {
  readonly id: string;
  readonly user: { readonly id: string; readonly username: string };
  readonly operation: string;
  readonly collection: CollectionPath;
  readonly reason: string;
  readonly minutes: number;
}

/** What was granted of one. */
export interface ToldGrant {
  readonly role: string;
  readonly collection: CollectionPath;
  readonly until: Date;
}

const asked = 'access.requested';

export async function tellAsked(tx: Db, request: ToldRequest, deciders: readonly string[]): Promise<void> {
  const { id, user, operation, collection, minutes, reason } = request;
  const notice = {
    kind: asked,
    text: `${user.username} asks for ${operation} on ${collection} for ${minutesInWords(minutes)}: ${reason}`,
    path: paths.accessRequest(id),
    subjectId: id,
  };
  await notify(tx, deciders, notice);
  await mailPeople(tx, deciders, `${user.username} asks for access`, notice);
  await tellWebhooks(tx, 'access.requested', request, {});
}

/** Whoever else was told of it need not look any more. */
export async function settleAsked(tx: Db, requestId: string): Promise<void> {
  await settleNotices(tx, asked, requestId);
}

export async function tellGranted(
  tx: Db,
  request: ToldRequest,
  { role, collection, until }: ToldGrant,
  by: { readonly username: string; readonly answer: string },
): Promise<void> {
  const minutes = Math.round((until.getTime() - Date.now()) / 60_000);
  await tellRequester(
    tx,
    request,
    'access.granted',
    `${by.username} granted you ${role} on ${collection} for ${minutesInWords(minutes)}.${said(by.answer)}`,
  );
  await tellWebhooks(tx, 'access.granted', request, {
    by: by.username,
    answer: by.answer,
    role,
    on: collection,
    until: until.toISOString(),
  });
}

export async function tellDeclined(
  tx: Db,
  request: ToldRequest,
  by: { readonly username: string; readonly answer: string },
): Promise<void> {
  const { operation, collection } = request;
  await tellRequester(
    tx,
    request,
    'access.declined',
    `${by.username} declined ${operation} on ${collection}.${said(by.answer)}`,
  );
  await tellWebhooks(tx, 'access.declined', request, { by: by.username, answer: by.answer });
}

export async function tellEndsSoon(tx: Db, request: ToldRequest, { role, collection, until }: ToldGrant) {
  const minutes = Math.max(1, Math.round((until.getTime() - Date.now()) / 60_000));
  const text = `Your ${role} on ${collection} ends in ${minutesInWords(minutes)}.`;
  await tellRequester(tx, request, 'access.ends-soon', text);
}

/** @param how "ended" with its time, or "revoked" before */
export async function tellEnded(
  tx: Db,
  request: ToldRequest,
  { role, collection }: Pick<ToldGrant, 'role' | 'collection'>,
  how: 'ended' | 'revoked',
): Promise<void> {
  const text =
    how === 'ended'
      ? `Your ${role} on ${collection} has ended.`
      : `Your ${role} on ${collection} was taken back before its time.`;
  await tellRequester(tx, request, 'access.expired', text);
  await tellWebhooks(tx, 'access.expired', request, { role, on: collection, how });
}

export async function tellLapsed(tx: Db, request: ToldRequest): Promise<void> {
  const { operation, collection } = request;
  const text = `Nobody answered when you asked for ${operation} on ${collection}. You can ask again.`;
  await tellRequester(tx, request, 'access.lapsed', text);
}

async function tellRequester(tx: Db, { id, user }: ToldRequest, kind: string, text: string): Promise<void> {
  const notice = { kind, text, path: paths.accountPage('requests'), subjectId: id };
  await notify(tx, [user.id], notice);
  await mailPeople(tx, [user.id], 'Your request for access', notice);
}

function said(answer: string): string {
  return answer === '' ? '' : ` They say: ${answer}`;
}

async function tellWebhooks(
  tx: Db,
  event: AccessEvent,
  { id, user, operation, collection, reason, minutes }: ToldRequest,
  more: Readonly<Record<string, string>>,
): Promise<void> {
  const webhooks = await tx.$queryRaw<{ id: string }[]>`
    SELECT w."id" FROM "Webhook" w JOIN "Collection" c ON c."id" = w."collectionId"
    WHERE w."isEnabled" AND w."tellsAccess"
      AND (c."path" = '/' OR ${collection} = c."path" OR starts_with(${collection}, c."path" || '/'))`;
  const access = { request: id, user: user.username, operation, collection, reason, minutes, ...more };
  for (const webhook of webhooks)
    await enqueueDelivery(tx, { webhookId: webhook.id, alertId: null, event, content: { access } });
}
