import type pg from 'pg';
import type { ChainHead, StoredEntry } from '@/lib/audit/verify/verify-chain';

const pageSize = 2_000;

export async function readHead(client: pg.Client): Promise<ChainHead> {
  const { rows } = await client.query<{ seq: string; hash: Buffer }>('SELECT seq, hash FROM "AuditHead"');
  const head = rows[0];
  if (head === undefined) throw new Error('The head of the audit chain is missing.');
  return { seq: BigInt(head.seq), hash: head.hash };
}

/** Every entry after `first` up to `last`, in order and in pages: the log may be larger than memory. */
export async function* readEntries(
  client: pg.Client,
  first: bigint,
  last: bigint,
): AsyncGenerator<StoredEntry[]> {
  let after = first;
  for (;;) {
    const { rows } = await client.query<Omit<StoredEntry, 'seq'> & { seq: string }>(
      `SELECT e.*, e."firstSeq" = coalesce(i."seq", e."seq") AS "isFiledRight"
       FROM "AuditEntry" e LEFT JOIN LATERAL (
         SELECT min(o."seq") AS "seq" FROM "AuditEntry" o
         WHERE e."phase" = 'outcome' AND o."correlationId" = e."correlationId" AND o."phase" = 'intent') i ON true
       WHERE e."seq" > $1 AND e."seq" <= $2 ORDER BY e."seq" LIMIT $3`,
      [String(after), String(last), pageSize],
    );
    const page = rows.map((row) => ({ ...row, seq: BigInt(row.seq) }));
    if (page.length === 0) return;
    yield page;
    after = page.at(-1)?.seq ?? last;
  }
}
