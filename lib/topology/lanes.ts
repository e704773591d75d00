import type { NodeRow } from '@/lib/nodes/row';
import type { OnCluster } from '@/lib/rows/placed-row';
import type { TaskRow } from '@/lib/tasks/row';
import { isOver } from '@/lib/tasks/task-state';

/** A node and what is on it, in the order of services and their numbers. */
export interface Lane {
  /** "cluster/id"; "cluster/" for what is on no node yet. */
  readonly key: string;
  readonly cluster: string;
  /** Null: the lane of tasks that wait for a node. */
  readonly node: OnCluster<NodeRow> | null;
  readonly tasks: readonly OnCluster<TaskRow>[];
}

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

/**
 * Sorts tasks into the lanes of their nodes. A lane whose node and tasks are the same as before is the
 * same object, so that only what changed is drawn anew.
 */
export class LaneSorter {
  #before: ReadonlyMap<string, Sorted> = new Map();

  sort(
    nodes: readonly OnCluster<NodeRow>[],
    tasks: readonly OnCluster<TaskRow>[],
    filter: LaneFilter,
  ): readonly Lane[] {
    const byNode = new Map<string, OnCluster<TaskRow>[]>();
    for (const task of tasks) {
      if (!isShown(task) || !matches(task, filter)) continue;
      const key = `${task.cluster}/${task.nodeId ?? ''}`;
      const there = byNode.get(key);
      if (there) there.push(task);
      else byNode.set(key, [task]);
    }
    const after = new Map<string, Sorted>();
    const laneOf = (key: string, cluster: string, node: OnCluster<NodeRow> | null) => {
      const sorted = sortedLane(this.#before.get(key), { key, cluster, node }, byNode.get(key) ?? none);
      after.set(key, sorted);
      return sorted.lane;
    };
    const waiting = [...new Set(nodes.map(({ cluster }) => cluster))]
      .filter((cluster) => byNode.has(`${cluster}/`))
      .map((cluster) => laneOf(`${cluster}/`, cluster, null));
    const lanes = [...nodes]
      .filter((node) => bears(node, filter.label))
      .sort(byClusterAndName)
      .map((node) => laneOf(`${node.cluster}/${node.id}`, node.cluster, node));
    this.#before = after;
    return [...waiting, ...lanes];
  }
}

interface Sorted {
  readonly lane: Lane;
  /** Its tasks in the order in which they were given. */
  readonly given: readonly OnCluster<TaskRow>[];
}

/** Of a hundred lanes a few are others several times a second: only these are sorted. */
function sortedLane(
  before: Sorted | undefined,
  { key, cluster, node }: Omit<Lane, 'tasks'>,
  given: readonly OnCluster<TaskRow>[],
): Sorted {
  const isSame = before !== undefined && isSameList(before.given, given);
  if (isSame && before.lane.node === node) return before;
  const tasks = isSame ? before.lane.tasks : [...given].sort(byService);
  const isAsBefore = before?.lane.node === node && isSameList(before.lane.tasks, tasks);
  return { given, lane: isAsBefore ? before.lane : { key, cluster, node, tasks } };
}

const none: readonly OnCluster<TaskRow>[] = [];

/** What is over is no longer on its node; what waits for one and is no longer wanted never gets there. */
function isShown({ state, nodeId, desiredState }: TaskRow): boolean {
  return !isOver(state) && (nodeId !== null || !isOver(desiredState) || desiredState === 'complete');
}

function matches(task: TaskRow, { text, stack, state }: LaneFilter): boolean {
  if (stack !== '' && task.stack !== stack) return false;
  if (state !== '' && task.state !== state) return false;
  return text === '' || task.service.toLowerCase().includes(text.toLowerCase());
}

function bears({ labels }: NodeRow, label: string): boolean {
  if (label === '') return true;
  const at = label.indexOf('=');
  return labels[label.slice(0, at)] === label.slice(at + 1);
}

const byName = new Intl.Collator('en', { numeric: true });

function byClusterAndName(one: OnCluster<NodeRow>, other: OnCluster<NodeRow>): number {
  return (
    compare(one.cluster, other.cluster) ||
    compare(one.role, other.role) ||
    byName.compare(one.name, other.name) ||
    compare(one.id, other.id)
  );
}

function byService(one: TaskRow, other: TaskRow): number {
  return (
    compare(one.stack ?? '', other.stack ?? '') ||
    compare(one.service, other.service) ||
    (one.slot ?? 0) - (other.slot ?? 0) ||
    compare(one.id, other.id)
  );
}

function compare(one: string, other: string): number {
  return one < other ? -1 : one > other ? 1 : 0;
}

function isSameList<T>(one: readonly T[], other: readonly T[]): boolean {
  return one.length === other.length && one.every((each, at) => each === other[at]);
}
