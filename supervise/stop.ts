import type { Supervised } from '@/supervise/children/supervised';
import { warn } from '@/supervise/start/progress';
import { reasonOf } from '@/supervise/start/refused';

/** What was started, in the order of starting. It is stopped from the last to the first. */
export class Started {
  private readonly groups: Supervised[][] = [];

  /** Those that are started together are stopped together. */
  add(...together: Supervised[]): void {
    this.groups.push(together);
  }

  async stop(): Promise<void> {
    for (const group of this.groups.toReversed()) {
      const results = await Promise.allSettled(group.map((process) => process.stop()));
      for (const result of results) if (result.status === 'rejected') warn(reasonOf(result.reason));
    }
  }
}
