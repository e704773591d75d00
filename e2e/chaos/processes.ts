import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { stand } from '@/e2e/fixtures/stand';
import { tryRun } from '@/e2e/lab/command';
import { identityOf } from '@/e2e/lab/processes';

/** The pid of the stand's own Postgres; undefined while none runs. */
export function postgresPid(): number | undefined {
  try {
    const file = join(stand.facts.dataFolder, 'postgres', 'postmaster.pid');
    const pid = Number(readFileSync(file, 'utf8').split('\n', 1)[0]);
    return identityOf(pid) ? pid : undefined;
  } catch {
    return undefined; // it is just being started
  }
}

/** Postgres with all its backends. */
export async function postgresPids(): Promise<number[]> {
  const pid = postgresPid();
  if (pid === undefined) throw new Error('Postgres does not run');
  const { stdout } = await tryRun('ps', ['--ppid', String(pid), '-o', 'pid=']);
  return [pid, ...stdout.split('\n').filter(Boolean).map(Number)];
}

export async function isReady(): Promise<boolean> {
  try {
    return (await fetch(`${stand.facts.consoleUrl}/readyz`)).ok;
  } catch {
    return false; // nobody listens
  }
}
