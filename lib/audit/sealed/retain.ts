import type pg from 'pg';
import { begunExport } from '@/lib/audit/sealed/begun-export';
import { exportRange, type SealedExport } from '@/lib/audit/sealed/export-range';

/** Entries of one file at most; each is a file that a person can still open. */
const mostInOneFile = 100_000n;

interface Retention {
  readonly folder: string;
  readonly privatePem: Buffer;
  /** Entries from before may go. */
  readonly olderThan: Date;
  /** Called before anything is removed: whether the head that it builds on is what was known of it. */
  readonly log: (line: string) => void;
}

/**
 * Exports, seals and removes entries that are old enough, the oldest first and a file at a time. What
 * a stream has not taken yet, what has no outcome yet, and all after it, stays.
 *
 * @param client connected as the owner of the tables
 * @returns how many entries were removed
 */
export async function retain(client: pg.Client, retention: Retention): Promise<bigint> {
  let removed = 0n;
  for (;;) {
    const { folder, privatePem, olderThan } = retention;
    const range = await rangeToSeal(client, folder, olderThan);
    if (range === null) return removed;
    const known = await client.query('SELECT 1 FROM "AuditSeal" WHERE "lastSeq" = $1', [String(range.last)]);
    if (known.rowCount === 0) {
      await keepSeal(client, await exportRange(client, folder, privatePem, range.after, range.last));
    }
    const { rows } = await client.query<{ removed: string }>(
      'SELECT wheelhouse_remove_sealed_audit($1::bigint) AS removed',
      [String(range.last)],
    );
    removed += BigInt(rows[0]?.removed ?? 0);
    retention.log(`Audit entries ${range.after + 1n} to ${range.last} were sealed in ${folder} and removed.`);
  }
}

async function rangeToSeal(
  client: pg.Client,
  folder: string,
  olderThan: Date,
): Promise<{ after: bigint; last: bigint } | null> {
  // A range that was sealed when we were interrupted is removed as it is.
  const waiting = await client.query<{ first: string; last: string }>(
    'SELECT "firstSeq" AS first, "lastSeq" AS last FROM "AuditSeal" WHERE "removedAt" IS NULL ORDER BY "lastSeq" LIMIT 1',
  );
  if (waiting.rows[0]) {
    return { after: BigInt(waiting.rows[0].first) - 1n, last: BigInt(waiting.rows[0].last) };
  }
  const { rows } = await client.query<{ oldest: string | null; last: string | null }>(
    `WITH bounds AS (
       SELECT (SELECT min(seq) FROM "AuditEntry") AS oldest,
         least(
           (SELECT seq FROM "AuditEntry" WHERE at >= $1 ORDER BY seq LIMIT 1) - 1,
           (SELECT seq FROM "AuditHead") - 1,
           (SELECT min("sureUpTo") FROM "AuditStream" WHERE "isEnabled"),
           (SELECT min(i.seq) - 1 FROM "AuditEntry" i WHERE i.phase = 'intent' AND NOT EXISTS (
             SELECT 1 FROM "AuditEntry" o WHERE o."correlationId" = i."correlationId" AND o.phase = 'outcome'))
         ) AS allowed)
     SELECT oldest, least(allowed, oldest + $2::bigint - 1) AS last FROM bounds WHERE allowed >= oldest`,
    [olderThan, String(mostInOneFile)],
  );
  const { oldest = null, last = null } = rows[0] ?? {};
  if (oldest === null || last === null) return null;
  const after = BigInt(oldest) - 1n;
  return { after, last: (await begunExport(client, folder, after, BigInt(last))) ?? BigInt(last) };
}

async function keepSeal(client: pg.Client, made: SealedExport): Promise<void> {
  const { range, firstAt, lastAt, file, signature } = made;
  await client.query(
    `INSERT INTO "AuditSeal" ("firstSeq", "lastSeq", "firstAt", "lastAt", "prevHash", "lastHash", "file", "fileHash", "signature", "sealedAt")
     VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)`,
    [
      ...[String(range.firstSeq), String(range.lastSeq), firstAt, lastAt, range.prevHash, range.lastHash],
      ...[file, range.fileHash, signature, range.sealedAt],
    ],
  );
}
