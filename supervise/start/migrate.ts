import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import pg from 'pg';
import { reasonOf } from '@/lib/log/reason-of';
import { openSchemaEngine } from '@/scripts/migrations/schema-engine.mjs';
import { AtomicMigrations } from '@/supervise/start/atomic-migrations';
import { warn } from '@/supervise/start/progress';
import { StartRefused } from '@/supervise/start/refused';

/** Applying folders needs no models, but the engine wants a schema that names the database's kind. */
const noModels: [string, string] = ['schema.prisma', 'datasource db {\n  provider = "postgresql"\n}\n'];

/**
 * Applies the migrations that this database lacks. One process at a time: see one-preparation.ts.
 *
 * @param folder prisma/migrations
 * @returns the names of those applied now
 * @throws StartRefused with what the database said
 */
export async function migrate(databaseUrl: string, folder: string): Promise<readonly string[]> {
  const pool = new pg.Pool({ connectionString: databaseUrl });
  // A lost connection also fails the statement that waits for it.
  pool.on('error', (error) => warn(`The database connection for migrations was lost: ${error.message}`));
  const adapters = new AtomicMigrations(pool);
  try {
    if (await isUpToDate(pool, migrationNames(folder))) return [];
    const engine = await openSchemaEngine([noModels], adapters);
    const { appliedMigrationNames } = await engine.applyMigrations({
      migrationsList: migrationList(folder),
      filters: { externalTables: [], externalEnums: [] },
    });
    return appliedMigrationNames;
  } catch (error) {
    const reason = reasonOf(adapters.failure ?? error);
    throw new StartRefused(`The database cannot be brought up to date: ${reason}`);
  } finally {
    await pool.end();
  }
}

/** Spares a usual start the schema engine, which takes a while to load. */
async function isUpToDate(client: pg.Pool, wanted: readonly string[]): Promise<boolean> {
  const table = await client.query(`SELECT to_regclass('"_prisma_migrations"') IS NOT NULL AS exists`);
  if (!table.rows[0]?.exists) return false;
  // An interrupted migration left nothing but its row (atomic-migrations.ts): it is tried again.
  await client.query(`DELETE FROM "_prisma_migrations" WHERE finished_at IS NULL AND rolled_back_at IS NULL`);
  const { rows } = await client.query<{ migration_name: string }>(
    `SELECT migration_name FROM "_prisma_migrations" WHERE rolled_back_at IS NULL`,
  );
  const done = new Set(rows.map((row) => row.migration_name));
  return wanted.every((name) => done.has(name));
}

function migrationNames(folder: string): string[] {
  return readdirSync(folder)
    .filter((name) => existsSync(join(folder, name, 'migration.sql')))
    .sort();
}

function migrationList(folder: string) {
  return {
    baseDir: folder,
    lockfile: {
      path: 'migration_lock.toml',
      content: readFileSync(join(folder, 'migration_lock.toml'), 'utf8'),
    },
    shadowDbInitScript: '',
    migrationDirectories: migrationNames(folder).map((name) => ({
      path: name,
      migrationFile: {
        path: 'migration.sql',
        content: { tag: 'ok' as const, value: readFileSync(join(folder, name, 'migration.sql'), 'utf8') },
      },
    })),
  };
}
