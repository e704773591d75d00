import { rmSync } from 'node:fs';
import { join } from 'node:path';
import pg from 'pg';
import { dyingWithUs } from '@/supervise/children/die-with-us';
import { lastLinesOf, spawnIntoLog } from '@/supervise/children/log-file';
import type { ProcessPlan } from '@/supervise/children/plan';
import { Supervised } from '@/supervise/children/supervised';
import { type Account, databaseAccount } from '@/supervise/postgres/account';
import { type PostgresBinaries, postgresBinaries } from '@/supervise/postgres/binaries';
import {
  type DatabaseConnection,
  databaseUrl,
  newPassword,
  ownerUrl,
  readConnection,
  superuserUrl,
  writeConnection,
} from '@/supervise/postgres/connection';
import {
  ensureFiles,
  ensureRolesAndDatabase,
  putAsideOrphan,
  versionOfFiles,
} from '@/supervise/postgres/initialise';
import { databasePlace } from '@/supervise/postgres/place';
import type { DataDirectory } from '@/supervise/start/data-directory';
import { StartRefused } from '@/supervise/start/refused';
import { commandLineOf, endProcess, isRunning, pidIn } from '@/supervise/start/running-process';

const packagedVersion = '18';

export interface EmbeddedPostgres {
  /** Of the application's role. */
  readonly url: string;
  /** Of the role that owns the tables. */
  readonly ownerUrl: string;
  readonly process: Supervised;
}

/** Starts the database of this data directory, making it first where there is none. */
export async function startPostgres(
  directory: DataDirectory,
  onStarting: (process: Supervised) => void,
): Promise<EmbeddedPostgres> {
  const account = databaseAccount();
  const place = databasePlace(directory, account);
  const binaries = await postgresBinaries(account, place.binaries);
  const connection = connectionFor(directory, place.files, place.socketFolder);
  await ensureFiles(binaries, account, connection);
  const version = versionOfFiles(connection.files);
  if (version !== packagedVersion) {
    throw new StartRefused(
      `The database in ${connection.files} was made by Postgres ${version}, and this Wheelhouse brings ${packagedVersion}. Dump it with the older Wheelhouse and load it into a new one.`,
    );
  }
  const process = new Supervised(plan(binaries, account, connection, join(directory.logs, 'postgres.log')));
  onStarting(process);
  await process.start();
  await ensureRolesAndDatabase(connection);
  return { url: databaseUrl(connection), ownerUrl: ownerUrl(connection), process };
}

function connectionFor(directory: DataDirectory, files: string, socketFolder: string): DatabaseConnection {
  const known = readConnection(directory.path);
  if (known === null) putAsideOrphan(files);
  const connection = {
    files: known?.files ?? files,
    ...rolePasswords(known),
    superuserPassword: known?.superuserPassword ?? newPassword(),
    socketFolder,
  };
  writeConnection(directory.path, connection);
  return connection;
}

/** In an installation from before the application had a role of its own, it knew the owner's. */
export function rolePasswords(known: DatabaseConnection | null) {
  if (known !== null && known.applicationPassword !== '') {
    const { password, applicationPassword } = known;
    return { password, applicationPassword };
  }
  return { password: newPassword(), applicationPassword: newPassword() };
}

function plan(
  binaries: PostgresBinaries,
  account: Account | undefined,
  connection: DatabaseConnection,
  logFile: string,
): ProcessPlan {
  const settings = {
    listen_addresses: '',
    unix_socket_directories: connection.socketFolder,
    unix_socket_permissions: '0700',
    max_connections: '200',
    logging_collector: 'off',
  };
  const args = [
    '-D',
    connection.files,
    ...Object.entries(settings).flatMap(([name, value]) => ['-c', `${name}=${value}`]),
  ];
  // SIGINT is Postgres' "fast shutdown": connections are cut, everything is written, nothing to recover.
  const [command, commandArgs] = dyingWithUs('INT', binaries.postgres, args);
  return {
    name: 'postgres',
    prepare: () => endSurvivor(connection),
    spawn: () => {
      const options = { ...account, cwd: '/', env: { ...process.env, LC_ALL: 'C', TZ: 'UTC' } };
      return spawnIntoLog(command, commandArgs, options, logFile);
    },
    isReady: () => answers(superuserUrl(connection)),
    readyWithinMs: 60_000,
    stopSignal: 'SIGINT',
    stopWithinMs: 10_000,
    lastLogLines: () => lastLinesOf(logFile),
  };
}

/**
 * Ends a server that outlived its supervisor. The lock of a killed one is left to Postgres, which
 * checks that none of its processes still has the files open; but where the number in it is by now
 * some other program's, Postgres would refuse for ever.
 */
async function endSurvivor({ files, socketFolder }: DatabaseConnection): Promise<void> {
  for (const lock of [join(files, 'postmaster.pid'), join(socketFolder, '.s.PGSQL.5432.lock')]) {
    const pid = pidIn(lock);
    if (pid === null || !isRunning(pid)) continue;
    if (commandLineOf(pid).includes(files)) await endProcess(pid, 'SIGINT', 10_000);
    else rmSync(lock, { force: true });
  }
}

async function answers(url: string): Promise<boolean> {
  const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: 2_000 });
  try {
    await client.connect();
    return true;
  } catch {
    // Not there yet, or still starting up: asked again.
    return false;
  } finally {
    await client.end().catch(() => undefined);
  }
}
