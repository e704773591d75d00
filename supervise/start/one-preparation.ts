import pg from 'pg';
import { warn } from '@/supervise/start/progress';

/**
 * Runs what brings a database up to date while no other process does so: whoever comes later waits
 * until the first is through. The tables, the queue's schema and the rights of roles are made by
 * statements that fail when two make the same thing at once.
 *
 * @throws what `prepare` throws, and what the database says where it cannot be reached
 */
export async function onePreparation<T>(databaseUrl: string, prepare: () => Promise<T>): Promise<T> {
  const client = new pg.Client({ connectionString: databaseUrl });
  client.on('error', (error) =>
    warn(`The database connection that waits its turn was lost: ${error.message}`),
  );
  await client.connect();
  try {
    await client.query("SELECT pg_advisory_lock(hashtext('wheelhouse.preparation'))");
    return await prepare();
  } finally {
    // Ending the session gives the lock back.
    await client.end();
  }
}
