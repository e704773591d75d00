import type { Change } from '@/lib/audit/change';
import type { AuditCheckView, AuditSealView } from '@/lib/audit-log/checks/schema';
import type { Actor } from '@/lib/auth/actor';
import { type Db, db as shared } from '@/lib/db/client';
import { conflict } from '@/lib/problems/problem';
import { addJob } from '@/lib/queue/jobs';
import type { AuditCheck } from '@/prisma/generated/client';

const mostShown = 20;
/** A worker that was killed in the middle is not waited for longer. */
const givenUpMs = 30 * 60_000;

/** Checks of the chain that people asked for, the latest first. */
export async function listChecks(db: Db = shared): Promise<AuditCheckView[]> {
  const rows = await db.auditCheck.findMany({ orderBy: { id: 'desc' }, take: mostShown });
  return rows.map(viewCheck);
}

/** Has the whole chain checked. @throws Problem 409 while another check runs */
export async function askForCheck(tx: Db, actor: Actor): Promise<Change<AuditCheckView>> {
  const running = await tx.auditCheck.findFirst({
    where: { endedAt: null, askedAt: { gt: new Date(Date.now() - givenUpMs) } },
  });
  if (running) throw conflict('The log is being checked already.');
  const row = await tx.auditCheck.create({ data: { askedBy: actor.username } });
  await addJob(
    tx,
    'audit.check',
    { checkId: row.id },
    { key: `audit.check ${row.id}`, queue: 'audit-checks' },
  );
  return {
    result: viewCheck(row),
    audit: {
      operation: 'audit.check',
      resourceKind: 'audit',
      resourceId: row.id,
      resourceName: 'audit log',
      collection: '/',
    },
  };
}

/** Parts of the log that were sealed, the latest first. */
export async function listSeals(db: Db = shared): Promise<AuditSealView[]> {
  const rows = await db.auditSeal.findMany({ orderBy: { lastSeq: 'desc' }, take: 500 });
  return rows.map(({ firstSeq, lastSeq, firstAt, lastAt, file, fileHash, sealedAt, removedAt }) => ({
    firstEntry: String(firstSeq),
    lastEntry: String(lastSeq),
    firstAt: firstAt.toISOString(),
    lastAt: lastAt.toISOString(),
    file,
    fileHash: Buffer.from(fileHash).toString('hex'),
    sealedAt: sealedAt.toISOString(),
    removedAt: removedAt?.toISOString() ?? null,
  }));
}

function viewCheck({
  id,
  askedBy,
  askedAt,
  endedAt,
  entries,
  brokenAt,
  problem,
}: AuditCheck): AuditCheckView {
  return {
    id,
    askedBy,
    askedAt: askedAt.toISOString(),
    endedAt: endedAt?.toISOString() ?? null,
    isIntact: endedAt === null ? null : brokenAt === null && problem === '',
    entries: String(entries),
    brokenAt: brokenAt === null ? null : String(brokenAt),
    problem,
  };
}
