import { randomBytes } from 'node:crypto';
import { readFileSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { systemCode } from '@/supervise/start/refused';

const shape = z.object({
  /** Postgres' own data directory, wherever it had to be. */
  files: z.string(),
  /** For the role `wheelhouse`, which owns the database and is no superuser. */
  password: z.string(),
  /** For the superuser `postgres`. */
  superuserPassword: z.string(),
  /** Where it answered when it was last started. */
  socketFolder: z.string(),
});

/** What must be known to reach the embedded database. */
export type DatabaseConnection = z.output<typeof shape>;

export const databaseRole = 'wheelhouse';
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

/** The URL of the application's own role. */
export function databaseUrl({ password, socketFolder }: DatabaseConnection): string {
  return `postgresql://${databaseRole}:${password}@localhost/${databaseName}?host=${encodeURIComponent(socketFolder)}`;
}

/** The URL of the superuser, for making the role and the database. */
export function superuserUrl({ superuserPassword, socketFolder }: DatabaseConnection): string {
  return `postgresql://postgres:${superuserPassword}@localhost/postgres?host=${encodeURIComponent(socketFolder)}`;
}

function fileIn(dataPath: string): string {
  return join(dataPath, 'database.json');
}
