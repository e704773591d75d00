import { reasonOf } from '@/lib/log/reason-of';
import type { Supervised } from '@/supervise/children/supervised';
import { warn } from '@/supervise/start/progress';
import { StartRefused } from '@/supervise/start/refused';

/** What was started, in the order of starting. It is stopped from the last to the first. */
export class Started {
  private readonly processes: Supervised[] = [];
  private readonly tasks: (() => Promise<void>)[] = [];
  private stopping = false;

  get isStopping(): boolean {
    return this.stopping;
  }

  /** @throws StartRefused once we are stopping: nothing may start behind our back */
  add(process: Supervised): void {
    if (this.stopping) throw new StartRefused('Wheelhouse is stopping.');
    this.processes.push(process);
  }

  /** What ends work of this process itself; it is called before any process is stopped. */
  addTask(stop: () => Promise<void>): void {
    this.tasks.push(stop);
  }

  async stop(): Promise<void> {
    this.stopping = true;
    await Promise.all(this.tasks.map((stop) => stop()));
    for (const process of this.processes.toReversed()) {
      await process.stop().catch((error: unknown) => warn(`${process.plan.name}: ${reasonOf(error)}`));
    }
  }
}
