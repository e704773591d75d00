import { setTimeout as delay } from 'node:timers/promises';
import { reasonOf } from '@/lib/log/reason-of';
import { healthyAfterMs, restartDelayMs } from '@/supervise/children/backoff';
import type { ProcessPlan } from '@/supervise/children/plan';
import { type Run, type RunEnd, run } from '@/supervise/children/run';
import { say, warn } from '@/supervise/start/progress';
import { StartRefused } from '@/supervise/start/refused';

const attemptsAtStart = 4;

/** Keeps one process running: starts it, notices its end, starts it again, ends it when asked. */
export class Supervised {
  private current: Run | undefined;
  private watching: Promise<void> | undefined;
  private readonly stopping = new AbortController();
  private showsOutput = false;

  constructor(readonly plan: ProcessPlan) {}

  get pid(): number | undefined {
    return this.current?.child.pid;
  }

  /** Resolves when it is ready. @throws StartRefused when it ends again and again instead */
  async start(): Promise<void> {
    for (let attempt = 1; ; attempt++) {
      const started = await this.launch();
      if (await started.becameReady) {
        this.showsOutput = true;
        this.watching = this.watch(started);
        return;
      }
      const end = await started.ended;
      if (this.stopping.signal.aborted)
        throw new StartRefused(`${this.plan.name} was stopped while it started.`);
      if (attempt === attemptsAtStart) {
        throw new StartRefused(
          [`${this.plan.name} does not start: ${end.how}.`, ...indented(end.lastLines)].join('\n'),
        );
      }
      await delay(restartDelayMs(attempt));
    }
  }

  /** Ends it and starts it no more. Resolves when it is gone. */
  async stop(): Promise<void> {
    this.stopping.abort();
    if (this.current !== undefined) {
      const { child, ended } = this.current;
      child.kill(this.plan.stopSignal);
      const { hurry } = this.plan;
      const hurrying = hurry && setTimeout(hurry.work, hurry.afterMs);
      const late = setTimeout(() => {
        warn(`${this.plan.name} did not end within ${this.plan.stopWithinMs / 1_000} s and was killed.`);
        child.kill('SIGKILL');
      }, this.plan.stopWithinMs);
      await ended;
      clearTimeout(late);
      clearTimeout(hurrying);
    }
    await this.watching;
    await this.plan.afterStop?.();
  }

  private async launch(): Promise<Run> {
    await this.plan.prepare?.();
    if (this.stopping.signal.aborted)
      throw new StartRefused(`${this.plan.name} was stopped before it started.`);
    this.current = run(this.plan, (line) => {
      if (this.showsOutput) say(`[${this.plan.name}] ${line}`);
    });
    return this.current;
  }

  private async watch(first: Run): Promise<void> {
    let failures = 0;
    let end = await first.ended;
    while (!this.stopping.signal.aborted) {
      failures = end.ranMs >= healthyAfterMs ? 1 : failures + 1;
      const waitMs = restartDelayMs(failures);
      warn(`${this.plan.name} ended (${end.how}); it is started again in ${waitMs / 1_000} s.`);
      if (!this.showsOutput) for (const line of indented(end.lastLines)) warn(line);
      await delay(waitMs, undefined, { signal: this.stopping.signal }).catch(() => undefined);
      if (this.stopping.signal.aborted) return;
      end = await this.startAgain();
    }
  }

  /** Resolves when that run has ended in its turn. */
  private async startAgain(): Promise<RunEnd> {
    const startedAt = Date.now();
    try {
      const again = await this.launch();
      if (await again.becameReady) warn(`${this.plan.name} runs again.`);
      return await again.ended;
    } catch (error) {
      return { how: reasonOf(error), lastLines: [], ranMs: Date.now() - startedAt };
    }
  }
}

function indented(lines: readonly string[]): string[] {
  return lines.map((line) => `    ${line}`);
}
