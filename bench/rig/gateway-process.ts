import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';

const pageBytes = 4_096;

/** The pid of whoever listens on a port of this machine. @throws when nobody does */
export function pidListeningOn(port: number): number {
  const listener = execFileSync('ss', ['-ltnpH', `sport = :${port}`], { encoding: 'utf8' });
  const pid = Number(/pid=(\d+)/.exec(listener)?.[1]);
  if (!pid) throw new Error(`nobody listens on port ${port}`);
  return pid;
}

/** Resident bytes of a process. */
export function residentBytes(pid: number): number {
  return Number(readFileSync(`/proc/${pid}/statm`, 'utf8').split(' ')[1]) * pageBytes;
}

/** The environment that a process was started with. */
export function environmentOf(pid: number): NodeJS.ProcessEnv {
  const lines = readFileSync(`/proc/${pid}/environ`, 'utf8').split('\0').filter(Boolean);
  return Object.fromEntries(
    lines.map((line) => [line.slice(0, line.indexOf('=')), line.slice(line.indexOf('=') + 1)]),
  ) as NodeJS.ProcessEnv;
}

/** Does the work, and tells by how much the process' memory grew at most meanwhile, in bytes. */
export async function growthDuring<T>(
  pid: number,
  work: () => Promise<T>,
): Promise<{ value: T; growth: number }> {
  const before = residentBytes(pid);
  let most = before;
  const timer = setInterval(() => {
    most = Math.max(most, residentBytes(pid));
  }, 50);
  try {
    return { value: await work(), growth: most - before };
  } finally {
    clearInterval(timer);
  }
}
