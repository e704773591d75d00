import { randomBytes } from 'node:crypto';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import pg from 'pg';
import { announcedStand } from '@/e2e/stand/facts';
import { databaseUrl, readConnection, superuserUrl } from '@/supervise/postgres/connection';
import { type DatabaseUrls, prepareDatabase } from '@/supervise/start/prepare-database';

const migrations = fileURLToPath(new URL('../../prisma/migrations', import.meta.url));

export interface ScratchDatabase {
  /** Of the application's role, as in the product. */
  readonly url: string;
  /** Of whoever owns the tables. */
  readonly ownerUrl: string;
  /** Call after everything that uses it has ended. */
  drop(): Promise<void>;
}

/**
 * An empty, migrated database beside the stand's own, and an environment in which lib/ works on it.
 * lib/db reads its URL when it is first imported, so import what is tested after this:
 * `const database = await startScratchDatabase(); const { signIn } = await import('@/lib/…')`.
 */
export async function startScratchDatabase(): Promise<ScratchDatabase> {
  const server = serverUrls();
  const name = `scratch_${randomBytes(6).toString('hex')}`;
  await execute(server.owner, `CREATE DATABASE ${name}`);
  const ownerUrl = withDatabase(server.owner, name);
  const url = withDatabase(server.application, name);
  await prepareDatabase({ application: url, owner: ownerUrl }, migrations);
  const folder = mkdtempSync(join(tmpdir(), 'wheelhouse-scratch-'));
  writeFileSync(join(folder, 'data.key'), randomBytes(32), { mode: 0o600 });
  Object.assign(process.env, {
    DATABASE_URL: url,
    WHEELHOUSE_KEY_FILE: join(folder, 'data.key'),
    WHEELHOUSE_PUBLIC_URL: 'http://wheelhouse.test:3000',
    WHEELHOUSE_DOCKER_PORT: '2376',
  });
  return {
    url,
    ownerUrl,
    drop: async () => {
      const { db } = await import('@/lib/db/client');
      await db.$disconnect();
      await execute(server.owner, `DROP DATABASE ${name} WITH (FORCE)`);
      rmSync(folder, { recursive: true });
    },
  };
}

/** Where databases can be made: the stand's Postgres, or the one of WHEELHOUSE_TEST_POSTGRES. */
function serverUrls(): DatabaseUrls {
  const given = process.env.WHEELHOUSE_TEST_POSTGRES;
  if (given) return { application: given, owner: given };
  const { dataFolder } = announcedStand();
  const connection = readConnection(dataFolder);
  if (connection === null) throw new Error(`There is no embedded database in ${dataFolder}`);
  return { application: databaseUrl(connection), owner: superuserUrl(connection) };
}

function withDatabase(server: string, name: string): string {
  const url = new URL(server);
  url.pathname = `/${name}`;
  return url.href;
}

async function execute(url: string, statement: string): Promise<void> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    await client.query(statement);
  } finally {
    await client.end();
  }
}
