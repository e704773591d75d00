import { type ChildProcess, type SpawnOptions, spawn } from 'node:child_process';
import { closeSync, openSync, readFileSync, statSync, truncateSync } from 'node:fs';
import { systemCode } from '@/supervise/start/refused';

const largestBytes = 10 * 1024 * 1024;
const shown = 8;

/**
 * Starts a program that prints into a log file, in a session of its own: Ctrl-C on our terminal
 * reaches us alone, and we end the others in order.
 */
export function spawnIntoLog(
  command: string,
  args: readonly string[],
  options: SpawnOptions,
  logFile: string,
): ChildProcess {
  const log = openLog(logFile);
  try {
    return spawn(command, args, { ...options, detached: true, stdio: ['ignore', log, log] });
  } finally {
    closeSync(log);
  }
}

/** The end of the log, for saying why its process ended; nothing where the log is gone. */
export function lastLinesOf(file: string): string[] {
  try {
    return readFileSync(file, 'utf8').split('\n').filter(Boolean).slice(-shown);
  } catch (error) {
    if (systemCode(error) === 'ENOENT') return [];
    throw error;
  }
}

/** A log that has grown too large begins anew. */
function openLog(file: string): number {
  try {
    if (statSync(file).size > largestBytes) truncateSync(file);
  } catch (error) {
    if (systemCode(error) !== 'ENOENT') throw error;
  }
  return openSync(file, 'a', 0o600);
}
