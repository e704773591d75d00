import { createHash } from 'node:crypto';
import { accessSync, chmodSync, constants, mkdirSync, realpathSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { reasonOf } from '@/lib/log/reason-of';
import { StartRefused } from '@/supervise/start/refused';

/** Everything that outlives a start, and where what need not outlive it goes. */
export interface DataDirectory {
  readonly path: string;
  /** Ten hex digits that stand for the path where a short name is needed. */
  readonly id: string;
  readonly keys: string;
  readonly logs: string;
  /** Sockets and pid files: a short path, since a socket's path has at most 107 bytes. */
  readonly run: string;
}

export const isRoot = process.getuid?.() === 0;

/** Makes the directory where it is missing. @throws StartRefused when it cannot be written */
export function openDataDirectory(configured: string): DataDirectory {
  const wanted = resolve(configured);
  try {
    mkdirSync(wanted, { recursive: true });
    const path = realpathSync(wanted);
    accessSync(path, constants.R_OK | constants.W_OK | constants.X_OK);
    // As root, the database runs as a user of its own and has to pass through.
    chmodSync(path, isRoot ? 0o711 : 0o700);
    const id = createHash('sha256').update(path).digest('hex').slice(0, 10);
    const directory = {
      path,
      id,
      keys: join(path, 'keys'),
      logs: join(path, 'logs'),
      run: runDirectory(path, id),
    };
    for (const folder of [directory.keys, directory.logs])
      mkdirSync(folder, { recursive: true, mode: 0o700 });
    mkdirSync(directory.run, { recursive: true, mode: isRoot ? 0o711 : 0o700 });
    return directory;
  } catch (error) {
    throw new StartRefused(
      `${wanted} cannot be used to keep data (${reasonOf(error)}). Set WHEELHOUSE_DATA to a directory you may write.`,
    );
  }
}

/** Long enough for every socket in it, the engine's included. */
const longestRunPath = 60;

function runDirectory(path: string, id: string): string {
  if (isRoot) return `/run/wheelhouse/${id}`;
  const inside = join(path, 'run');
  return inside.length <= longestRunPath
    ? inside
    : join(tmpdir(), `wheelhouse-${process.getuid?.() ?? ''}-${id}`);
}
