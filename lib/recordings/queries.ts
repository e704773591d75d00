import { collectionsGranting } from '@/lib/access/access';
import { type CollectionPath, rootCollection } from '@/lib/access/collection-path';
import type { Actor } from '@/lib/auth/actor';
import type { Db } from '@/lib/db/client';
import { literally } from '@/lib/db/like';
import { makePage, type Page, pageBounds } from '@/lib/paging/page';
import { notFound } from '@/lib/problems/problem';
import type { RecordingFilter, RecordingView } from '@/lib/recordings/schema';
import type { Prisma, TerminalRecording } from '@/prisma/generated/client';

/** Recordings on collections where the actor holds audit.view, the latest first. */
export async function listRecordings(
  actor: Actor,
  { person, cluster, container, collection, since, until, text, ...request }: Partial<RecordingFilter>,
  db: Db,
): Promise<Page<RecordingView>> {
  const { take, after } = pageBounds(request);
  const contains = { contains: literally(text ?? ''), mode: 'insensitive' } as const;
  const rows = await db.terminalRecording.findMany({
    where: {
      AND: [
        seenBy(actor),
        person === undefined ? {} : { username: person },
        cluster === undefined ? {} : { cluster },
        container === undefined
          ? {}
          : { OR: [{ containerName: container }, { containerId: { startsWith: literally(container) } }] },
        collection === undefined ? {} : on(collection),
        since === undefined ? {} : { startedAt: { gte: new Date(since) } },
        until === undefined ? {} : { startedAt: { lt: new Date(until) } },
        text === undefined
          ? {}
          : { OR: [{ username: contains }, { containerName: contains }, { command: contains }] },
        // Ids are in the order of time.
        after === null ? {} : { id: { lt: after } },
      ],
    },
    orderBy: { id: 'desc' },
    take,
  });
  return makePage(rows, take, ({ id }) => id, viewRecording);
}

/** @throws Problem 404 for one on a collection where the actor does not hold audit.view */
export async function getRecording(actor: Actor, id: string, db: Db): Promise<RecordingView> {
  const row = await db.terminalRecording.findFirst({ where: { AND: [{ id }, seenBy(actor)] } });
  if (!row) throw notFound('such recording');
  return viewRecording(row);
}

function seenBy({ access }: Actor): Prisma.TerminalRecordingWhereInput {
  const granting = collectionsGranting(access, 'audit.view', Date.now());
  // Written out: within AND, Prisma takes an empty OR for true.
  return granting.length === 0 ? { id: { in: [] } } : { OR: granting.map(on) };
}

function on(path: CollectionPath): Prisma.TerminalRecordingWhereInput {
  // Written out: within OR, Prisma takes an empty condition for none at all.
  if (path === rootCollection) return { collection: { startsWith: rootCollection } };
  return { OR: [{ collection: path }, { collection: { startsWith: `${literally(path)}/` } }] };
}

function viewRecording(row: TerminalRecording): RecordingView {
  return {
    id: row.id,
    correlationId: row.correlationId,
    cluster: row.cluster,
    container: { id: row.containerId, name: row.containerName },
    collection: row.collection,
    person: row.username,
    credential: row.credential,
    address: row.address,
    command: row.command,
    startedAt: row.startedAt.toISOString(),
    endedAt: row.endedAt?.toISOString() ?? null,
    end: row.end,
    printedBytes: row.printedBytes,
    sha256: row.sha256 === null ? null : Buffer.from(row.sha256).toString('hex'),
  };
}
