import { mkdirSync, readFileSync } from 'node:fs';
import { run, tryRun } from './command';

/** Puts a disk of its own of so many MiB under a folder; what of it is used counts as memory. */
export async function mountSmallDisk(folder: string, mebibytes: number): Promise<void> {
  mkdirSync(folder, { recursive: true });
  // An engine that starts again finds it there.
  if (mountsBelow(folder).length === 0)
    await run('mount', ['-t', 'tmpfs', '-o', `size=${mebibytes}m`, 'tmpfs', folder]);
}

/** Unmounts all that is mounted at a folder or below it, the deepest first. */
export async function unmountBelow(folder: string): Promise<void> {
  for (const place of mountsBelow(folder)) await tryRun('umount', ['--lazy', place]);
}

function mountsBelow(folder: string): string[] {
  return readFileSync('/proc/self/mounts', 'utf8')
    .split('\n')
    .map((line) => line.split(' ')[1] ?? '')
    .filter((place) => place === folder || place.startsWith(`${folder}/`))
    .reverse();
}
