import type pg from 'pg';
import { isRangeGenuine, type SealedRange } from '@/lib/audit/sealed/signing';
import { type ChainHead, type ChainReport, chainStart } from '@/lib/audit/verify/verify-chain';

interface Row extends Omit<SealedRange, 'firstSeq' | 'lastSeq'> {
  readonly firstSeq: string;
  readonly lastSeq: string;
  readonly signature: Buffer;
  readonly file: string;
}

/**
 * Where the chain goes on in the database: after the last entry that was sealed and removed. The seals
 * before it must follow each other from the first entry on, and each be signed.
 *
 * @param publicPem null: there is no key to check them with
 */
export async function sealedAnchor(
  client: pg.Client,
  publicPem: string | null,
): Promise<ChainHead | Extract<ChainReport, { intact: false }>> {
  const { rows } = await client.query<Row>(
    'SELECT * FROM "AuditSeal" WHERE "removedAt" IS NOT NULL ORDER BY "lastSeq"',
  );
  let anchor = chainStart;
  for (const row of rows) {
    const range = { ...row, firstSeq: BigInt(row.firstSeq), lastSeq: BigInt(row.lastSeq) };
    const problem = problemOf(range, row, anchor, publicPem);
    if (problem !== null) return { intact: false, seq: anchor.seq + 1n, problem };
    anchor = { seq: range.lastSeq, hash: range.lastHash };
  }
  return anchor;
}

function problemOf(
  range: SealedRange,
  { signature, file }: Row,
  anchor: ChainHead,
  publicPem: string | null,
): string | null {
  if (range.firstSeq !== anchor.seq + 1n || Buffer.compare(range.prevHash, anchor.hash) !== 0) {
    return `it was removed, and the seal of ${file} does not follow what was removed before`;
  }
  if (publicPem === null)
    return 'it was removed, and there is no key (audit/seal.pub) to check its seal with';
  return isRangeGenuine(range, signature, publicPem)
    ? null
    : `it was removed, and the seal of ${file} is not genuine`;
}
