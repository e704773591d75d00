import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { isRoot } from '@/supervise/start/data-directory';
import { say } from '@/supervise/start/progress';
import { StartRefused } from '@/supervise/start/refused';

/** Who a process runs as. */
export interface Account {
  readonly uid: number;
  readonly gid: number;
}

const accountName = 'wheelhouse';

/**
 * Postgres refuses to run as root, so root runs it as a system user of its own, made when missing.
 * Undefined: as whoever we are.
 *
 * @throws StartRefused when the user cannot be made
 */
export function databaseAccount(): Account | undefined {
  if (!isRoot) return undefined;
  const known = lookUp();
  if (known) return known;
  say(`Adding the system user ${accountName}, as which the database runs.`);
  const made = spawnSync(
    'useradd',
    ['--system', '--user-group', '--no-create-home', '--shell', '/bin/false', accountName],
    {
      encoding: 'utf8',
    },
  );
  const account = lookUp();
  if (account) return account;
  throw new StartRefused(
    `Postgres does not run as root, and the user ${accountName} could not be added (${
      made.stderr?.trim() || 'useradd is missing'
    }). Add it, start Wheelhouse as another user, or set DATABASE_URL.`,
  );
}

function lookUp(): Account | undefined {
  const line = readFileSync('/etc/passwd', 'utf8')
    .split('\n')
    .find((entry) => entry.startsWith(`${accountName}:`));
  const [, , uid, gid] = line?.split(':') ?? [];
  return uid && gid ? { uid: Number(uid), gid: Number(gid) } : undefined;
}

/** Whether the account can run this, folders above it included. */
export function canRun(account: Account | undefined, program: string, args: readonly string[]): boolean {
  return spawnSync(program, args, { ...account, stdio: 'ignore', cwd: '/' }).status === 0;
}
