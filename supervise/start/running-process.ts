import { readFileSync } from 'node:fs';
import { systemCode } from '@/supervise/start/refused';
import { until } from '@/supervise/start/until';

/** Whether a process with this id exists. A zombie that nobody has waited for does not count. */
export function isRunning(pid: number): boolean {
  try {
    process.kill(pid, 0);
  } catch (error) {
    return systemCode(error) === 'EPERM';
  }
  return !/^State:\s+Z/m.test(readProc(pid, 'status'));
}

/** The process's arguments, or "" when there is none (or no /proc to ask). */
export function commandLineOf(pid: number): string {
  return readProc(pid, 'cmdline').replaceAll('\0', ' ');
}

/** The id in the first line of a pid file, or null. */
export function pidIn(file: string): number | null {
  try {
    const pid = Number(readFileSync(file, 'utf8').split('\n')[0]);
    return Number.isInteger(pid) && pid > 1 ? pid : null;
  } catch (error) {
    if (systemCode(error) === 'ENOENT') return null;
    throw error;
  }
}

/** Asks a process that is not our child to end, and makes it after the time. */
export async function endProcess(pid: number, signal: NodeJS.Signals, withinMs: number): Promise<void> {
  if (!isRunning(pid)) return;
  process.kill(pid, signal);
  if (await until(() => !isRunning(pid), { withinMs })) return;
  process.kill(pid, 'SIGKILL');
  await until(() => !isRunning(pid), { withinMs });
}

function readProc(pid: number, file: 'status' | 'cmdline'): string {
  try {
    return readFileSync(`/proc/${pid}/${file}`, 'utf8');
  } catch (error) {
    // It ended meanwhile, or this system has no /proc.
    if (systemCode(error) === 'ENOENT' || systemCode(error) === 'ESRCH') return '';
    throw error;
  }
}
