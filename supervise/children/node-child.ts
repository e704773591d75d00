import { spawn } from 'node:child_process';
import { join } from 'node:path';
import type { ProcessPlan } from '@/supervise/children/plan';

export interface NodeChild {
  readonly name: string;
  readonly script: string;
  readonly args?: readonly string[];
  /** Node's own, in the place of the usual ones. */
  readonly flags?: readonly string[];
  readonly env: NodeJS.ProcessEnv;
  readonly cwd: string;
  /** The folder of bundles, for what is loaded before the script. */
  readonly bundles: string;
  readonly isReady: () => Promise<boolean> | boolean;
  /** Whether what it prints on its standard output is worth a person's attention. */
  readonly showsOutput: boolean;
}

/** A Node process of ours. It ends when the channel to this process closes, however we end. */
export function nodeChild(child: NodeChild): ProcessPlan {
  const preload = join(child.bundles, 'stop-with-supervisor.js');
  return {
    name: child.name,
    spawn: () =>
      spawn(
        process.execPath,
        [
          ...(child.flags ?? ['--enable-source-maps']),
          ...['--import', preload, child.script, ...(child.args ?? [])],
        ],
        {
          cwd: child.cwd,
          env: { ...child.env, PATH: process.env.PATH },
          stdio: ['ignore', child.showsOutput ? 'pipe' : 'ignore', 'pipe', 'ipc'],
          // A session of its own: Ctrl-C reaches us alone, and we end the others in order.
          detached: true,
        },
      ),
    isReady: child.isReady,
    readyWithinMs: 60_000,
    stopSignal: 'SIGTERM',
    stopWithinMs: 5_000,
  };
}
