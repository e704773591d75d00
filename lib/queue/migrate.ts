import { runMigrations } from 'graphile-worker';

/** Creates or updates the queue's own schema (graphile_worker); part of every start, idempotent. */
export async function migrateQueue(databaseUrl: string): Promise<void> {
  await runMigrations({ connectionString: databaseUrl });
}
