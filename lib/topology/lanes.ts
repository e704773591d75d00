import type { NodeRow } from '@/lib/nodes/row';
import type { OnCluster } from '@/lib/rows/placed-row';
import type { TaskRow } from '@/lib/tasks/row';
import type { LaneFilter } from '@/lib/topology/lane-filter';
import { LaneTasks } from '@/lib/topology/lane-tasks';

/** A node and what is on it, in the order of services and their numbers. */
export interface Lane {
  /** "cluster/id"; "cluster/" for what is on no node yet. */
  readonly key: string;
  readonly cluster: string;
  /** Null: the lane of tasks that wait for a node. */
  readonly node: OnCluster<NodeRow> | null;
  readonly tasks: readonly OnCluster<TaskRow>[];
}

/**
 * Sorts tasks into the lanes of their nodes. A lane whose node and tasks are the same as before is the
 * same object, so that only what changed is drawn anew.
 */
export class LaneSorter {
  readonly #tasks = new LaneTasks();
  #before: ReadonlyMap<string, Sorted> = new Map();
  #given: readonly OnCluster<NodeRow>[] = [];
  #label = '';
  #nodes: readonly OnCluster<NodeRow>[] = [];

  sort(
    nodes: readonly OnCluster<NodeRow>[],
    tasks: readonly OnCluster<TaskRow>[],
    filter: LaneFilter,
  ): readonly Lane[] {
    const byNode = this.#tasks.of(tasks, filter);
    const after = new Map<string, Sorted>();
    const laneOf = (key: string, cluster: string, node: OnCluster<NodeRow> | null) => {
      const sorted = sortedLane(this.#before.get(key), { key, cluster, node }, byNode.get(key) ?? none);
      after.set(key, sorted);
      return sorted.lane;
    };
    const waiting = [...new Set(nodes.map(({ cluster }) => cluster))]
      .filter((cluster) => byNode.has(`${cluster}/`))
      .map((cluster) => laneOf(`${cluster}/`, cluster, null));
    const lanes = this.#ordered(nodes, filter.label).map((node) =>
      laneOf(`${node.cluster}/${node.id}`, node.cluster, node),
    );
    this.#before = after;
    return [...waiting, ...lanes];
  }

  #ordered(nodes: readonly OnCluster<NodeRow>[], label: string): readonly OnCluster<NodeRow>[] {
    if (nodes !== this.#given || label !== this.#label) {
      this.#nodes = nodes.filter((node) => bears(node, label)).sort(byClusterAndName);
      this.#given = nodes;
      this.#label = label;
    }
    return this.#nodes;
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
