import { randomBytes } from 'node:crypto';
import { readFileSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { systemCode } from '@/supervise/start/refused';

const shape = z.object({
  /** Postgres' own data directory, wherever it had to be. */
  files: z.string(),
  /** For the role `wheelhouse`, which owns the tables and is no superuser. */
  password: z.string(),
  /** For the role that the application connects as; "" where an older release made the file. */
  applicationPassword: z.string().default(''),
  /** For the superuser `postgres`. */
  superuserPassword: z.string(),
  /** Where it answered when it was last started. */
  socketFolder: z.string(),
});

/** What must be known to reach the embedded database. */
export type DatabaseConnection = z.output<typeof shape>;

export const ownerRole = 'wheelhouse';
export const applicationRole = 'wheelhouse_app';
export const databaseName = 'wheelhouse';

/** Null where no embedded database was ever started. */
export function readConnection(dataPath: string): DatabaseConnection | null {
  try {
    return shape.parse(JSON.parse(readFileSync(fileIn(dataPath), 'utf8')));
  } catch (error) {
    if (systemCode(error) === 'ENOENT') return null;
    throw error;
  }
}

export function writeConnection(dataPath: string, connection: DatabaseConnection): void {
  const file = fileIn(dataPath);
  writeFileSync(`${file}.new`, `${JSON.stringify(connection, null, 2)}\n`, { mode: 0o600 });
  renameSync(`${file}.new`, file);
}

export function newPassword(): string {
  return randomBytes(24).toString('hex');
}

/** The URL of the application's role, which owns nothing (supervise/start/application-role.ts). */
export function databaseUrl({ applicationPassword, socketFolder }: DatabaseConnection): string {
  return urlOf(applicationRole, applicationPassword, databaseName, socketFolder);
}

/** The URL of the role that owns the tables: migrations, and the removal of sealed audit entries. */
export function ownerUrl({ password, socketFolder }: DatabaseConnection): string {
  return urlOf(ownerRole, password, databaseName, socketFolder);
}

/** The URL of the superuser, for making the roles and the database. */
export function superuserUrl({ superuserPassword, socketFolder }: DatabaseConnection): string {
  return urlOf('postgres', superuserPassword, 'postgres', socketFolder);
}

function urlOf(role: string, password: string, database: string, socketFolder: string): string {
  return `postgresql://${role}:${password}@localhost/${database}?host=${encodeURIComponent(socketFolder)}`;
}

function fileIn(dataPath: string): string {
  return join(dataPath, 'database.json');
}
