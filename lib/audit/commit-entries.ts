import pg from 'pg';
import { GroupCommit } from '@/lib/audit/group-commit';
import { longestQueryMs } from '@/lib/db/longest-query';

const shared = globalThis as typeof globalThis & { wheelhouseAuditLog?: GroupCommit };

/**
 * The log as this process writes to it outside of transactions, over one connection of its own:
 * entries are chained, so that a second one would only wait for the first.
 */
export function auditLog(): GroupCommit {
  // Next evaluates a module once per bundle.
  shared.wheelhouseAuditLog ??= openLog();
  return shared.wheelhouseAuditLog;
}

function openLog(): GroupCommit {
  const pool = new pg.Pool({
    connectionString: process.env.DATABASE_URL,
    max: 1,
    connectionTimeoutMillis: 5_000,
    query_timeout: longestQueryMs,
    // It must not keep a process alive that is otherwise done.
    allowExitOnIdle: true,
    keepAlive: true,
  });
  // An idle connection that ends is replaced at the next entry.
  pool.on('error', () => undefined);
  return new GroupCommit(async (entries) => {
    await pool.query({
      name: 'append-audit-entries',
      // The trigger numbers, chains and fills in everything but `canonical`, row by row in this order.
      text: `INSERT INTO "AuditEntry" ("canonical")
        SELECT e."canonical" FROM unnest($1::text[]) WITH ORDINALITY AS e("canonical", "place") ORDER BY e."place"`,
      values: [entries],
    });
  }, isRefused);
}

/** An error of one statement, after which the connection goes on: then nothing of it was kept. */
function isRefused(error: unknown): boolean {
  return error instanceof pg.DatabaseError && error.severity === 'ERROR';
}
