import type { TaskRow } from '@/lib/tasks/row';
import { isOver, isRunning } from '@/lib/tasks/task-state';

type Task = Pick<
  TaskRow,
  | 'id'
  | 'name'
  | 'slot'
  | 'nodeId'
  | 'state'
  | 'desiredState'
  | 'error'
  | 'message'
  | 'since'
  | 'createdAt'
  | 'image'
  | 'node'
>;

/** One place of a service: a slot, or for a global service a node. */
export interface PlaceProgress<T extends Task> {
  readonly key: string;
  /** What it ran before; null where nothing did, or it has gone. */
  readonly old: T | null;
  /** The latest task of what it runs from now on; null where it is not its turn yet. */
  readonly fresh: T | null;
  /** Earlier tasks of what it runs from now on, which failed. */
  readonly failures: readonly T[];
  readonly isDone: boolean;
}

export interface UpdateProgress<T extends Task> {
  readonly places: readonly PlaceProgress<T>[];
  readonly total: number;
  /** Places that run what they shall. */
  readonly done: number;
  /** The last failure of a new task, in the engine's words; "" while there is none. */
  readonly failure: string;
}

/**
 * How far a service has become what it shall be.
 *
 * @param tasks all of the service's
 * @param isFresh whether a task is of the spec that the service has now
 */
export function updateProgress<T extends Task>(
  tasks: readonly T[],
  isFresh: (task: T) => boolean,
): UpdateProgress<T> {
  const byPlace = new Map<string, T[]>();
  for (const task of tasks) {
    const key = task.slot === null ? (task.nodeId ?? task.id) : String(task.slot);
    byPlace.set(key, [...(byPlace.get(key) ?? []), task]);
  }
  const places = [...byPlace]
    .map(([key, all]) => placeOf(key, all.sort(latestFirst), isFresh))
    .filter(({ old, fresh }) => [old, fresh].some((task) => task !== null && !isOver(task.desiredState)))
    .sort((a, b) => a.key.localeCompare(b.key, 'en', { numeric: true }));
  const failed = places
    .flatMap(({ fresh, failures }) => [...failures, ...(fresh ? [fresh] : [])])
    .filter(({ error }) => error !== '')
    .sort(latestFirst);
  return {
    places,
    total: places.length,
    done: places.filter(({ isDone }) => isDone).length,
    failure: failed[0]?.error ?? '',
  };
}

function placeOf<T extends Task>(
  key: string,
  tasks: readonly T[],
  isFresh: (task: T) => boolean,
): PlaceProgress<T> {
  const fresh = tasks.filter(isFresh);
  const [latest = null, ...earlier] = fresh;
  const old = tasks.find((task) => !isFresh(task) && !isOver(task.state)) ?? null;
  const isDone = latest !== null && isRunning(latest.state) && !isOver(latest.desiredState);
  return { key, old, fresh: latest, failures: earlier.filter(({ error }) => error !== ''), isDone };
}

function latestFirst(a: Task, b: Task): number {
  return (b.createdAt ?? 0) - (a.createdAt ?? 0);
}

/** "3 of 6 tasks are new; last failure: No such image …" */
export function progressWords({ done, total, failure }: UpdateProgress<Task>): string {
  const count = `${done} of ${total} ${total === 1 ? 'task is' : 'tasks are'} as wanted`;
  return failure === '' ? count : `${count}. ${failure}`;
}
