import { execFile } from 'node:child_process';
import { chownSync, existsSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';
import pg from 'pg';
import type { Account } from '@/supervise/postgres/account';
import type { PostgresBinaries } from '@/supervise/postgres/binaries';
import {
  applicationRole,
  type DatabaseConnection,
  databaseName,
  ownerRole,
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

/** The owner of the tables, the application's role, and the database. None of them is a superuser. */
export async function ensureRolesAndDatabase(connection: DatabaseConnection): Promise<void> {
  const client = new pg.Client({ connectionString: superuserUrl(connection) });
  await client.connect();
  try {
    await ensureRole(client, ownerRole, connection.password);
    await ensureRole(client, applicationRole, connection.applicationPassword);
    const database = await client.query('SELECT 1 FROM pg_database WHERE datname = $1', [databaseName]);
    if (database.rowCount === 0) await client.query(`CREATE DATABASE ${databaseName} OWNER ${ownerRole}`);
  } finally {
    await client.end();
  }
}

/** Their passwords are what is written down, also where an earlier start was told another. */
async function ensureRole(client: pg.Client, name: string, password: string): Promise<void> {
  const known = await client.query('SELECT 1 FROM pg_roles WHERE rolname = $1', [name]);
  const verb = known.rowCount === 0 ? 'CREATE' : 'ALTER';
  await client.query(
    `${verb} ROLE ${name} LOGIN NOSUPERUSER NOCREATEDB NOCREATEROLE NOBYPASSRLS PASSWORD ${client.escapeLiteral(password)}`,
  );
}
