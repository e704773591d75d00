import type { ChildProcess } from 'node:child_process';
import { reasonOf } from '@/lib/log/reason-of';
import type { ProcessPlan } from '@/supervise/children/plan';
import { RecentLines } from '@/supervise/children/recent-lines';
import { until } from '@/supervise/start/until';

const lastWordsMs = 500;

/** How one run of a process ended. */
export interface RunEnd {
  /** "signal SIGKILL", "exit code 1", or why it could not be started. */
  readonly how: string;
  /** The last it printed. */
  readonly lastLines: readonly string[];
  readonly ranMs: number;
}

/** One run of a process, from its start to its end. */
export interface Run {
  readonly child: ChildProcess;
  readonly ended: Promise<RunEnd>;
  /** False when it ended, or had to be killed, before it was ready. */
  readonly becameReady: Promise<boolean>;
}

/** Starts the process once. `onLine` gets what it prints, line by line. */
export function run(plan: ProcessPlan, onLine: (line: string) => void): Run {
  const startedAt = Date.now();
  const child = plan.spawn();
  const output = new RecentLines();
  output.follow(child.stdout, onLine);
  output.follow(child.stderr, onLine);
  const ending = new AbortController();
  let complaint: string | undefined;
  const ended = new Promise<RunEnd>((resolve) => {
    const end = (how: string) => {
      ending.abort();
      const lastLines = [...output.take(), ...(plan.lastLogLines?.() ?? [])];
      resolve({ how: complaint ?? how, lastLines, ranMs: Date.now() - startedAt });
    };
    child.once('error', (error) => end(reasonOf(error)));
    // 'close' comes after the last line was read, but never while a grandchild holds the pipe.
    const over = (code: number | null, signal: NodeJS.Signals | null) =>
      end(signal ? `signal ${signal}` : `exit code ${code}`);
    child.once('close', over);
    child.once('exit', (code, signal) => setTimeout(over, lastWordsMs, code, signal));
  });
  const becameReady = until(plan.isReady, { withinMs: plan.readyWithinMs, signal: ending.signal }).then(
    (ready) => {
      if (ending.signal.aborted) return false;
      if (ready) return true;
      complaint = `was not ready within ${plan.readyWithinMs / 1_000} s`;
      child.kill('SIGKILL');
      return false;
    },
  );
  return { child, ended, becameReady };
}
