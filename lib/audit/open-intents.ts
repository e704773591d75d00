import { entryContent } from '@/lib/audit/entry-content';
import type { AuditActor, AuditSubject, RecordedIntent } from '@/lib/audit/record';
import type { Db } from '@/lib/db/client';
import { Prisma } from '@/prisma/generated/client';

/** A change that was begun, and of which nobody recorded what became of it. */
export interface OpenIntent {
  readonly seq: bigint;
  readonly intent: RecordedIntent;
  /** The process that began it; "" where none is on record. */
  readonly gateway: string;
  /** Of Docker's API, e.g. "POST /containers/{id}/start". */
  readonly route: string;
  /** Whether whoever began it gave up on knowing, and so is no longer at it. */
  readonly isGivenUp: boolean;
}

interface Row {
  readonly seq: bigint;
  readonly canonical: string;
  readonly outcome: string | null;
}

/** Intents after an entry of the log that have no outcome, or "unknown" for one; the oldest first. */
export async function openIntents(db: Db, after: bigint, limit: number): Promise<OpenIntent[]> {
  return read(db, Prisma.sql`i."seq" > ${after}`, limit);
}

/** Those of some intents of which that is still so. */
export async function stillOpen(db: Db, correlationIds: readonly string[]): Promise<OpenIntent[]> {
  if (correlationIds.length === 0) return [];
  return read(db, Prisma.sql`i."correlationId" = ANY(${correlationIds}::uuid[])`, correlationIds.length);
}

async function read(db: Db, which: Prisma.Sql, limit: number): Promise<OpenIntent[]> {
  const rows = await db.$queryRaw<Row[]>`
    SELECT i."seq", i."canonical", o."outcome" FROM "AuditEntry" i
    LEFT JOIN LATERAL (
      SELECT e."outcome" FROM "AuditEntry" e
      WHERE e."correlationId" = i."correlationId" AND e."phase" = 'outcome'
      ORDER BY e."seq" DESC LIMIT 1) o ON true
    WHERE i."phase" = 'intent' AND ${which} AND (o."outcome" IS NULL OR o."outcome" = 'unknown')
    ORDER BY i."seq" LIMIT ${limit}`;
  return rows.map(readRow);
}

/** The number of the log's last entry. */
export async function lastEntry(db: Db): Promise<bigint> {
  return (await db.auditHead.findUniqueOrThrow({ where: { id: 1 }, select: { seq: true } })).seq;
}

function readRow({ seq, canonical, outcome }: Row): OpenIntent {
  const entry = entryContent.parse(JSON.parse(canonical));
  const { correlationId, at, gateway, engine, route, request } = entry;
  const who: AuditActor = {
    username: entry.actor,
    userId: entry.userId,
    credential: entry.credential,
    credentialId: entry.credentialId,
    client: entry.client,
    requestId: entry.requestId,
    address: entry.address,
  };
  const what: AuditSubject = {
    operation: entry.operation,
    cluster: entry.cluster,
    resourceKind: entry.resourceKind,
    resourceId: entry.resourceId,
    resourceName: entry.resourceName,
    collection: entry.collection,
    allowedBy: entry.allowedBy,
    gateway,
    engine,
    route,
    ...(request ? { request } : {}),
  };
  return {
    seq,
    intent: { correlationId, startedAt: Date.parse(at), actor: who, subject: what },
    gateway,
    route,
    isGivenUp: outcome !== null,
  };
}
