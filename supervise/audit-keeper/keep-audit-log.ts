import { randomUUID } from 'node:crypto';
import pg from 'pg';
import { appendCheckpoint } from '@/lib/audit/sealed/checkpoints';
import type { AuditDirectory } from '@/lib/audit/sealed/directory';
import { retain } from '@/lib/audit/sealed/retain';
import { readHead } from '@/lib/audit/verify/read-entries';
import { reasonOf } from '@/lib/log/reason-of';
import { say, warn } from '@/supervise/start/progress';

const lookEveryMs = 5_000;
const checkpointEveryMs = 30_000;
const checkpointEveryEntries = 500n;
const retainEveryMs = 60_000;
const dayMs = 86_400_000;

interface Kept {
  /** Of the role that owns the tables. */
  readonly ownerUrl: string;
  readonly directory: AuditDirectory;
  /** The key that signs checkpoints and seals; none of the other processes is given it. */
  readonly sealKey: Buffer;
}

/**
 * Writes down, outside the database, how far the audit log is, and removes what is older than it is
 * kept, sealed first. Only the supervisor does this: it alone holds the key and the owner's password.
 *
 * @returns a function that stops it; done when nothing of it runs any more
 */
export function keepAuditLog(kept: Kept): () => Promise<void> {
  let isStopped = false;
  let timer: NodeJS.Timeout | undefined;
  let written = { seq: 0n, at: 0 };
  let retainedAt = 0;
  let under: Promise<void> = Promise.resolve();

  const look = async (client: pg.Client) => {
    const head = await readHead(client);
    const now = Date.now();
    const isDue = now - written.at >= checkpointEveryMs || head.seq - written.seq >= checkpointEveryEntries;
    if (head.seq > written.seq && isDue) {
      appendCheckpoint(kept.directory.checkpoints, { ...head, at: new Date(now) }, kept.sealKey);
      written = { seq: head.seq, at: now };
    }
    if (now - retainedAt < retainEveryMs) return;
    retainedAt = now;
    await retainOld(client, kept);
  };

  const round = async () => {
    const client = new pg.Client({ connectionString: kept.ownerUrl, connectionTimeoutMillis: 5_000 });
    client.on('error', () => undefined);
    try {
      await client.connect();
      await look(client);
    } catch (error) {
      if (!isStopped) warn(`The audit log is not looked after: ${reasonOf(error)}`);
    } finally {
      await client.end().catch(() => undefined);
    }
    if (!isStopped) timer = setTimeout(next, lookEveryMs);
  };
  const next = () => {
    under = round();
  };
  next();
  return async () => {
    isStopped = true;
    clearTimeout(timer);
    await under;
  };
}

/** Of several supervisors over one database one removes at a time. */
async function retainOld(client: pg.Client, { directory, sealKey }: Kept): Promise<void> {
  const days = await keptDays(client);
  if (days === null) return;
  const { rows } = await client.query<{ won: boolean }>(
    "SELECT pg_try_advisory_lock(hashtext('wheelhouse.audit-retention')) AS won",
  );
  if (rows[0]?.won !== true) return;
  const removed = await retain(client, {
    folder: directory.exports,
    privatePem: sealKey,
    olderThan: new Date(Date.now() - days * dayMs),
    log: say,
  });
  if (removed > 0n) await recordRemoval(client, removed, days);
}

async function keptDays(client: pg.Client): Promise<number | null> {
  const { rows } = await client.query<{ days: number | null }>(
    `SELECT (value->>'keepDays')::int AS days FROM "Setting" WHERE key = 'audit'`,
  );
  return rows[0]?.days ?? null;
}

async function recordRemoval(client: pg.Client, removed: bigint, days: number): Promise<void> {
  const correlationId = randomUUID();
  const content = {
    ...{ correlationId, requestId: correlationId, phase: 'outcome', at: new Date().toISOString() },
    ...{ actor: 'wheelhouse', userId: null, credential: '', address: '' },
    ...{ operation: 'audit.seal', resourceKind: 'audit', resourceName: 'audit log', collection: '/' },
    ...{ outcome: 'done', detail: `${removed} entries older than ${days} days were sealed and removed.` },
  };
  await client.query('INSERT INTO "AuditEntry" (canonical) VALUES ($1)', [JSON.stringify(content)]);
}
