import { chmodSync, chownSync, existsSync, mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { type Account, canRun } from '@/supervise/postgres/account';
import type { DataDirectory } from '@/supervise/start/data-directory';
import { say } from '@/supervise/start/progress';

/** Where the database keeps its files and its socket. */
export interface DatabasePlace {
  /** Postgres' own data directory. */
  readonly files: string;
  readonly socketFolder: string;
  /** The folder for our copy of the binaries, should one be needed. */
  readonly binaries: string;
}

/**
 * Below the data directory; but where the database's user cannot reach that (a checkout in /root,
 * say), below /var/lib/wheelhouse.
 */
export function databasePlace(directory: DataDirectory, account: Account | undefined): DatabasePlace {
  const base = reachableBase(directory, account);
  const place = {
    files: join(base, 'postgres'),
    socketFolder: join(directory.run, 'postgres'),
    binaries: join(base, 'postgres-binaries'),
  };
  mkdirSync(place.socketFolder, { recursive: true, mode: 0o700 });
  chmodSync(place.socketFolder, 0o700);
  if (account) chownSync(place.socketFolder, account.uid, account.gid);
  return place;
}

function reachableBase({ path, id }: DataDirectory, account: Account | undefined): string {
  if (canRun(account, 'test', ['-x', path])) return path;
  const outside = `/var/lib/wheelhouse/${id}`;
  if (!existsSync(outside)) {
    say(`The database's user cannot reach ${path}, so the database is kept in ${outside}.`);
  }
  mkdirSync(outside, { recursive: true, mode: 0o755 });
  return outside;
}
