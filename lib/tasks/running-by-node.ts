import type { TaskRow } from '@/lib/tasks/row';
import { isOver, isRunning } from '@/lib/tasks/task-state';

/** How many tasks run on each node, by the node's full id: of those that the person may see. */
export function runningByNode(tasks: readonly TaskRow[]): ReadonlyMap<string, number> {
  const counts = new Map<string, number>();
  for (const { nodeId, state, desiredState } of tasks) {
    if (nodeId === null || !isRunning(state) || isOver(desiredState)) continue;
    counts.set(nodeId, (counts.get(nodeId) ?? 0) + 1);
  }
  return counts;
}
