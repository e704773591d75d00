import { randomUUID } from 'node:crypto';
import type { Change } from '@/lib/audit/change';
import { lastEntry } from '@/lib/audit/open-intents';
import { faultOfAddress, streamAddress } from '@/lib/audit-log/streams/address';
import type { MadeStream, NewStream, StreamChange, StreamView } from '@/lib/audit-log/streams/schema';
import { sealStreamSecret } from '@/lib/audit-log/streams/secret';
import { type Db, db as shared } from '@/lib/db/client';
import { conflict, invalid, notFound } from '@/lib/problems/problem';
import { allowedNetworks } from '@/lib/webhooks/queries';
import { newWebhookSecret } from '@/lib/webhooks/secret';
import type { AuditStream } from '@/prisma/generated/client';

/** All of these need audit.manage on "/": a stream tells all that happens, whosever it is. */

const mostStreams = 10;

export async function listStreams(db: Db = shared): Promise<StreamView[]> {
  const rows = await db.auditStream.findMany({ orderBy: { name: 'asc' } });
  const last = await lastEntry(db);
  return Promise.all(rows.map((row) => view(db, row, last)));
}

/** @throws Problem 404 */
export async function getStream(id: string, db: Db = shared): Promise<StreamView> {
  const row = await db.auditStream.findUnique({ where: { id } });
  if (row === null) throw notFound('such stream');
  return view(db, row, await lastEntry(db));
}

/** @throws Problem 409, 422 */
export async function createStream(tx: Db, wish: NewStream): Promise<Change<MadeStream>> {
  const { name, url, authority, isEnabled, from } = wish;
  const others = await tx.auditStream.findMany({ select: { name: true } });
  if (others.length >= mostStreams) throw conflict(`There are ${mostStreams} streams. Remove one first.`);
  if (others.some((other) => other.name === name)) throw conflict('There is a stream of this name already.');
  await checkUrl(tx, url);
  const id = randomUUID();
  const secret = isHttp(url) ? (wish.secret ?? newWebhookSecret()) : null;
  const sentUpTo = from === 'beginning' ? (await oldestEntry(tx)) - 1n : await lastEntry(tx);
  const sealedSecret = secret === null ? null : sealStreamSecret(secret, id);
  await tx.auditStream.create({
    data: { id, name, url, authority, isEnabled, sentUpTo, sureUpTo: sentUpTo, sealedSecret },
  });
  const made = await getStream(id, tx);
  return { result: { ...made, secret }, audit: { ...subjectOf(made), after: { ...shown(made), from } } };
}

/** What is not given stays as it is; it goes on where it was, also to another address. @throws Problem 404, 422 */
export async function changeStream(tx: Db, id: string, change: StreamChange): Promise<Change<StreamView>> {
  const before = await getStream(id, tx);
  const { secret, ...rest } = change;
  const url = rest.url ?? before.url;
  if (rest.url !== undefined) await checkUrl(tx, rest.url);
  const signing = secret ?? (isHttp(url) && !before.isSigned ? newWebhookSecret() : undefined);
  await tx.auditStream.update({
    where: { id },
    data: {
      ...(rest.name === undefined ? {} : { name: rest.name }),
      ...(rest.authority === undefined ? {} : { authority: rest.authority }),
      ...(rest.isEnabled === undefined ? {} : { isEnabled: rest.isEnabled }),
      ...(signing === undefined ? {} : { sealedSecret: sealStreamSecret(signing, id) }),
      url,
      // Whoever changes it wants to see at once whether it works now.
      nextTryAt: null,
    },
  });
  const after = await getStream(id, tx);
  return {
    result: after,
    audit: {
      ...subjectOf(after),
      before: shown(before),
      after: { ...shown(after), isNewSecret: secret !== undefined },
    },
  };
}

export async function deleteStream(tx: Db, id: string): Promise<Change<undefined>> {
  const before = await getStream(id, tx);
  await tx.auditStream.delete({ where: { id } });
  return { result: undefined, audit: { ...subjectOf(before), before: shown(before) } };
}

async function view(db: Db, row: AuditStream, last: bigint): Promise<StreamView> {
  const { sealedSecret, sentUpTo, sureUpTo: _sure, sentAt, nextTryAt, createdAt, ...rest } = row;
  const oldest = sentUpTo < last ? await db.auditEntry.findUnique({ where: { seq: sentUpTo + 1n } }) : null;
  return {
    ...rest,
    kind: streamAddress(row.url)?.kind ?? 'http',
    isSigned: sealedSecret !== null,
    createdAt: createdAt.toISOString(),
    sentUpTo: String(sentUpTo),
    sentAt: sentAt?.toISOString() ?? null,
    nextTryAt: nextTryAt?.toISOString() ?? null,
    behind: Number(last - sentUpTo),
    behindSince: oldest?.at.toISOString() ?? null,
  };
}

async function oldestEntry(tx: Db): Promise<bigint> {
  return (await tx.auditEntry.findFirst({ orderBy: { seq: 'asc' }, select: { seq: true } }))?.seq ?? 1n;
}

async function checkUrl(tx: Db, url: string): Promise<void> {
  const fault = faultOfAddress(url, await allowedNetworks(tx));
  if (fault !== null) throw invalid('body.url', fault.replace(/\.$/, ''));
}

function isHttp(url: string): boolean {
  return streamAddress(url)?.kind === 'http';
}

/** For the audit log: the path of a URL often is a secret. */
function shown({ name, url, isEnabled }: StreamView) {
  const { protocol, host } = new URL(url);
  return { name, to: `${protocol}//${host}`, isEnabled };
}

function subjectOf({ id, name }: StreamView) {
  return {
    operation: 'audit.manage',
    resourceKind: 'audit-stream',
    resourceId: id,
    resourceName: name,
    collection: '/',
  };
}
