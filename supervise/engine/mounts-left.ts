import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';

/** Unmounts what a killed engine left mounted in its data directory, so that it can be removed. */
export function unmountLeft(data: string): void {
  const mounts = readFileSync('/proc/self/mounts', 'utf8')
    .split('\n')
    .map((line) => (line.split(' ')[1] ?? '').replaceAll('\\040', ' '))
    .filter((path) => path === data || path.startsWith(`${data}/`));
  // What was mounted last lies on top.
  for (const path of mounts.reverse()) spawnSync('umount', ['--lazy', path], { stdio: 'ignore' });
}
