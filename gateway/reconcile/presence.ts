import { randomUUID } from 'node:crypto';
import pg from 'pg';
import { log, reasonOf } from '@/gateway/log';
import type { Db } from '@/lib/db/client';

/** This process, as its intents name it. */
export const gatewayId = randomUUID();

/** First key of the advisory locks by which gateways show that they live. */
const presenceLock = 0x77_67_61_74;
const retryMs = 500;

/**
 * Shows that this gateway lives, by a lock of a database session that ends with the process however
 * that ends.
 *
 * @returns a function that stops it
 */
export function showPresence(databaseUrl: string): () => void {
  let isStopped = false;
  let client: pg.Client | undefined;
  let retry: NodeJS.Timeout | undefined;

  const lost = (which: pg.Client, error?: unknown) => {
    if (isStopped || which !== client) return;
    client = undefined;
    if (error) log('warn', 'presence not shown', { reason: reasonOf(error) });
    which.end().catch(() => undefined);
    retry = setTimeout(connect, retryMs);
  };
  const connect = () => {
    const attempt = new pg.Client({ connectionString: databaseUrl, keepAlive: true });
    client = attempt;
    attempt.on('error', (error) => lost(attempt, error));
    attempt.on('end', () => lost(attempt));
    attempt
      .connect()
      .then(() => attempt.query('SELECT pg_advisory_lock($1, hashtext($2))', [presenceLock, gatewayId]))
      .catch((error: unknown) => lost(attempt, error));
  };
  connect();
  return () => {
    isStopped = true;
    clearTimeout(retry);
    client?.end().catch(() => undefined);
  };
}

/** Those of the gateways that show that they live. */
export async function livingGateways(db: Db, ids: readonly string[]): Promise<ReadonlySet<string>> {
  const rows = await db.$queryRaw<{ id: string }[]>`
    SELECT g."id" FROM unnest(${ids}::text[]) AS g("id")
    WHERE EXISTS (
      SELECT 1 FROM pg_locks l
      WHERE l.locktype = 'advisory' AND l.objsubid = 2 AND l.granted
        AND l.database = (SELECT oid FROM pg_database WHERE datname = current_database())
        AND l.classid = ${presenceLock}::oid AND l.objid = hashtext(g."id")::oid)`;
  return new Set(rows.map(({ id }) => id));
}
