import { existsSync, readFileSync } from 'node:fs';
import pg from 'pg';
import { readCheckpoints } from '@/lib/audit/sealed/checkpoints';
import type { AuditDirectory } from '@/lib/audit/sealed/directory';
import { readEntries, readHead } from '@/lib/audit/verify/read-entries';
import { sealedAnchor } from '@/lib/audit/verify/sealed-anchor';
import { type ChainReport, verifyChain } from '@/lib/audit/verify/verify-chain';

/**
 * Checks the audit chain of this database up to its head of this moment: that it is whole, that it
 * goes on where sealed entries were removed, and that it is the one whose checkpoints are kept outside
 * the database, to the last of them.
 *
 * @param directory null: nothing that is kept outside is at hand
 */
export async function verifyAuditLog(
  databaseUrl: string,
  directory: AuditDirectory | null = null,
): Promise<ChainReport> {
  const publicPem =
    directory && existsSync(directory.publicKey) ? readFileSync(directory.publicKey, 'utf8') : null;
  // Before the head: what is written down while we look is not missed in the log.
  const { points } =
    directory && publicPem !== null ? readCheckpoints(directory.checkpoints, publicPem) : { points: [] };
  const client = new pg.Client({ connectionString: databaseUrl });
  await client.connect();
  try {
    const head = await readHead(client);
    const anchor = await sealedAnchor(client, publicPem);
    if ('intact' in anchor) return anchor;
    const known = new Map(points.map(({ seq, hash }) => [seq, hash]));
    const report = await verifyChain(readEntries(client, anchor.seq, head.seq), head, anchor, known);
    const last = points.at(-1);
    if (!report.intact || last === undefined || last.seq <= head.seq) return report;
    const problem = `it and everything after it is missing: at ${last.at.toISOString()} the log went up to entry ${last.seq}`;
    return { intact: false, seq: head.seq + 1n, problem };
  } finally {
    await client.end();
  }
}
