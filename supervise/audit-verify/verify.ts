import pg from 'pg';
import { type ChainReport, verifyChain } from '@/lib/audit/verify-chain';
import { readEntries, readHead } from '@/supervise/audit-verify/read-entries';

/** Checks the audit chain of this database up to its head of this moment. */
export async function verifyAuditLog(databaseUrl: string): Promise<ChainReport> {
  const client = new pg.Client({ connectionString: databaseUrl });
  await client.connect();
  try {
    const head = await readHead(client);
    return await verifyChain(readEntries(client, head.seq), head);
  } finally {
    await client.end();
  }
}
