import pg from 'pg';

/** First key of the advisory locks by which workers show that they live. */
const presenceLock = 0x77_6f_72_6b;

/** A job is not called abandoned before its worker had time to show itself. */
const graceSeconds = 3;

export interface Presence {
  /** Shows that the worker of this id lives, for as long as this process does. */
  show(workerId: string): void;
  /**
   * Gives back the jobs of workers that were killed, so that they are carried on at once. The queue
   * itself would wait four hours before it took them for dead.
   */
  releaseAbandoned(): Promise<void>;
  end(): Promise<void>;
}

/**
 * Each worker holds a session lock in Postgres, which ends with its process however that ends.
 *
 * @param onLost called when the session is lost and with it the locks: the process has to end, or
 *   another would take its jobs for abandoned
 */
export async function openPresence(databaseUrl: string, onLost: () => void): Promise<Presence> {
  const client = new pg.Client({ connectionString: databaseUrl, keepAlive: true });
  let ending = false;
  const lost = () => {
    if (!ending) onLost();
  };
  client.on('error', lost);
  client.on('end', lost);
  await client.connect();
  // One session holds all locks and takes one query at a time.
  let last: Promise<unknown> = Promise.resolve();
  const query = (text: string, values: unknown[]) => {
    last = last.then(() => client.query(text, values));
    return last;
  };
  return {
    show(workerId) {
      query('SELECT pg_advisory_lock($1, hashtext($2))', [presenceLock, workerId]).catch(lost);
    },
    async releaseAbandoned() {
      await query(
        `SELECT graphile_worker.force_unlock_workers(array_agg(DISTINCT j.locked_by))
         FROM graphile_worker.jobs j
         WHERE j.locked_at < now() - make_interval(secs => $2)
           AND NOT EXISTS (
             SELECT 1 FROM pg_locks l
             WHERE l.locktype = 'advisory' AND l.objsubid = 2 AND l.granted
               AND l.database = (SELECT oid FROM pg_database WHERE datname = current_database())
               AND l.classid = $1::oid AND l.objid = hashtext(j.locked_by)::oid)
         HAVING count(*) > 0`,
        [presenceLock, graceSeconds],
      );
    },
    async end() {
      ending = true;
      await client.end();
    },
  };
}
