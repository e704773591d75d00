import { isOver } from '@/lib/tasks/task-state';

/** What of a task says how far a drain is. */
export interface DrainedTask {
  readonly id: string;
  readonly serviceId: string;
  readonly service: string;
  /** Its number in a replicated service; null in others. */
  readonly slot: number | null;
  readonly nodeId: string | null;
  readonly state: string;
  readonly desiredState: string;
  readonly message: string;
  /** In the engine's words; "" when there is none. */
  readonly error: string;
}

export interface DrainProgress<Task extends DrainedTask> {
  /** Still on the node. */
  readonly leaving: readonly Task[];
  /** In the place of one that has left, and not running yet. */
  readonly waiting: readonly Task[];
  /** How many that were on the node run elsewhere. */
  readonly moved: number;
}

/**
 * How far a node is emptied. A Swarm starts a task's replacement elsewhere under the same number and
 * keeps what it replaced for a while, so both are told from the tasks alone, whoever began the drain.
 *
 * @param was which slots had a task on the node when it began; what the history shows is added
 */
export function drainProgress<Task extends DrainedTask>(
  nodeId: string,
  tasks: readonly Task[],
  was: ReadonlySet<string> = new Set(),
): DrainProgress<Task> {
  const here = tasks.filter((task) => task.nodeId === nodeId && task.serviceId !== '');
  const slots = new Set([...was, ...here.filter(({ slot }) => slot !== null).map(slotOf)]);
  const replacing = tasks.filter(
    (task) =>
      task.slot !== null && task.nodeId !== nodeId && !isOver(task.desiredState) && slots.has(slotOf(task)),
  );
  return {
    leaving: here.filter((task) => !isOver(task.state)),
    waiting: replacing.filter(({ state }) => state !== 'running' && !isOver(state)),
    moved: new Set(replacing.filter(({ state }) => state === 'running').map(slotOf)).size,
  };
}

/** The same for a task and for what replaces it. */
export function slotOf({ serviceId, slot }: Pick<DrainedTask, 'serviceId' | 'slot'>): string {
  return `${serviceId}.${slot}`;
}

/** Why a task is not elsewhere yet, as a clause. */
export function whyNotElsewhere(task: DrainedTask, nodeIsDown: boolean): string {
  if (task.error !== '') return task.error;
  if (nodeIsDown) return 'its node is down and does not say whether it ended';
  if (isOver(task.desiredState)) return 'is being stopped, within the time its service gives it';
  if (task.nodeId === null) return task.message || 'no node was found for it yet';
  return task.message || task.state;
}
