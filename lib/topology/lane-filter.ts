import type { TaskRow } from '@/lib/tasks/row';
import { isOver } from '@/lib/tasks/task-state';

/** What somebody narrows the lanes to; empty: everything. */
export interface LaneFilter {
  /** In the names of services. */
  readonly text: string;
  readonly stack: string;
  /** A task's state. */
  readonly state: string;
  /** "key=value" of a node. */
  readonly label: string;
}

export const everything: LaneFilter = { text: '', stack: '', state: '', label: '' };

/** What is over is no longer on its node; what waits for one and is no longer wanted never gets there. */
export function isInLane(task: TaskRow, filter: LaneFilter): boolean {
  const { state, nodeId, desiredState } = task;
  if (isOver(state)) return false;
  if (nodeId === null && isOver(desiredState) && desiredState !== 'complete') return false;
  return matches(task, filter);
}

function matches(task: TaskRow, { text, stack, state }: LaneFilter): boolean {
  if (stack !== '' && task.stack !== stack) return false;
  if (state !== '' && task.state !== state) return false;
  return text === '' || task.service.toLowerCase().includes(text.toLowerCase());
}
