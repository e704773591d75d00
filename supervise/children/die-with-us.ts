import { spawnSync } from 'node:child_process';

const hasSetpriv = spawnSync('setpriv', ['--version'], { stdio: 'ignore' }).status === 0;

/**
 * A command line under which the kernel ends the process when this one dies, however it dies. Where
 * `setpriv` is missing the command is run as it is, and the next start ends what survived.
 *
 * @param signal what the process takes as "end in good order"
 */
export function dyingWithUs(
  signal: 'INT' | 'TERM',
  command: string,
  args: readonly string[],
): [string, string[]] {
  return hasSetpriv ? ['setpriv', ['--pdeathsig', signal, '--', command, ...args]] : [command, [...args]];
}
