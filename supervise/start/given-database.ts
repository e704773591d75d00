import pg from 'pg';
import { reasonOf } from '@/lib/log/reason-of';
import { StartRefused } from '@/supervise/start/refused';

const leastVersion = 15;
const withinMs = 10_000;

/**
 * Makes sure of the database that somebody else runs.
 *
 * @param variable the name of the setting that the URL is from
 * @throws StartRefused when it does not answer, or is older than we need (unique nulls came with 15)
 */
export async function checkGivenDatabase(url: string, variable: string): Promise<void> {
  const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: withinMs });
  try {
    await client.connect();
    const { rows } = await client.query<{ version: number }>(
      "SELECT current_setting('server_version_num')::int / 10000 AS version",
    );
    const version = rows[0]?.version ?? 0;
    if (version < leastVersion) {
      throw new StartRefused(
        `The database is Postgres ${version}; Wheelhouse needs ${leastVersion} or later.`,
      );
    }
  } catch (error) {
    if (error instanceof StartRefused) throw error;
    throw new StartRefused(`The database that ${variable} names cannot be used: ${reasonOf(error)}.`);
  } finally {
    await client.end().catch(() => undefined);
  }
}
