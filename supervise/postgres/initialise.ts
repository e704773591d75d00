import { execFile } from 'node:child_process';
import { chownSync, existsSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';
import pg from 'pg';
import type { Account } from '@/supervise/postgres/account';
import type { PostgresBinaries } from '@/supervise/postgres/binaries';
import {
  type DatabaseConnection,
  databaseName,
  databaseRole,
  superuserUrl,
} from '@/supervise/postgres/connection';
import { say, step } from '@/supervise/start/progress';

/** Makes the database's files where there are none. Nothing half made is ever left in their place. */
export async function ensureFiles(
  binaries: PostgresBinaries,
  account: Account | undefined,
  connection: DatabaseConnection,
): Promise<void> {
  const { files } = connection;
  if (existsSync(join(files, 'PG_VERSION'))) return;
  const unfinished = `${files}.new`;
  rmSync(unfinished, { recursive: true, force: true });
  mkdirSync(unfinished, { recursive: true, mode: 0o700 });
  const passwordFile = `${unfinished}.password`;
  await step('Creating the database', async () => {
    writeFileSync(passwordFile, connection.superuserPassword, { mode: 0o600 });
    if (account) for (const path of [unfinished, passwordFile]) chownSync(path, account.uid, account.gid);
    const options = ['--username=postgres', '--auth=scram-sha-256', `--pwfile=${passwordFile}`];
    // Locales of its own: no database that sorts differently after an upgrade of the system's.
    const locale = ['--encoding=UTF8', '--locale-provider=builtin', '--builtin-locale=C.UTF-8', '--locale=C'];
    await promisify(execFile)(binaries.initdb, ['-D', unfinished, ...options, ...locale], {
      ...account,
      cwd: '/',
    });
    rmSync(passwordFile);
    renameSync(unfinished, files);
  });
}

/**
 * Files whose passwords are lost (the data directory was removed, the database was kept elsewhere)
 * belong to an earlier installation: they are put aside, never reused and never removed.
 */
export function putAsideOrphan(files: string): void {
  if (!existsSync(join(files, 'PG_VERSION'))) return;
  const aside = `${files}.${new Date().toISOString().replace(/\D/g, '').slice(0, 14)}`;
  renameSync(files, aside);
  say(`A database of an earlier installation was found and put aside as ${aside}.`);
}

/** The major version that made the files, e.g. "18". */
export function versionOfFiles(files: string): string {
  return readFileSync(join(files, 'PG_VERSION'), 'utf8').trim();
}

/** The role that the application connects as, and its database. Not a superuser: it needs none of that. */
export async function ensureRoleAndDatabase(connection: DatabaseConnection): Promise<void> {
  const client = new pg.Client({ connectionString: superuserUrl(connection) });
  await client.connect();
  try {
    const role = await client.query('SELECT 1 FROM pg_roles WHERE rolname = $1', [databaseRole]);
    const password = client.escapeLiteral(connection.password);
    if (role.rowCount === 0) await client.query(`CREATE ROLE ${databaseRole} LOGIN PASSWORD ${password}`);
    const database = await client.query('SELECT 1 FROM pg_database WHERE datname = $1', [databaseName]);
    if (database.rowCount === 0) await client.query(`CREATE DATABASE ${databaseName} OWNER ${databaseRole}`);
  } finally {
    await client.end();
  }
}
