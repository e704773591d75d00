import { changesBetween } from '@/lib/diff/changes-between';
import type { OnCluster } from '@/lib/rows/placed-row';
import type { TaskRow } from '@/lib/tasks/row';
import { isInLane, type LaneFilter } from '@/lib/topology/lane-filter';

type Tasks = readonly OnCluster<TaskRow>[];

/** The tasks of each lane, in no order. The list of a lane whose tasks are the same is the same object. */
export class LaneTasks {
  #tasks: Tasks = [];
  #filter: LaneFilter | null = null;
  #byLane = new Map<string, Tasks>();

  of(tasks: Tasks, filter: LaneFilter): ReadonlyMap<string, Tasks> {
    // Of ten thousand a few are others several times a second: only their lanes are filled anew.
    const changes = filter === this.#filter ? changesBetween(this.#tasks, tasks) : null;
    this.#tasks = tasks;
    this.#filter = filter;
    if (changes === null) this.#byLane.clear();
    const removed = byLane(changes?.removed ?? [], filter);
    const added = byLane(changes?.added ?? tasks, filter);
    for (const lane of new Set([...removed.keys(), ...added.keys()])) {
      const gone = new Set(removed.get(lane));
      const left = (this.#byLane.get(lane) ?? []).filter((task) => !gone.has(task));
      const there = [...left, ...(added.get(lane) ?? [])];
      if (there.length > 0) this.#byLane.set(lane, there);
      else this.#byLane.delete(lane);
    }
    return this.#byLane;
  }
}

function byLane(tasks: Tasks, filter: LaneFilter): Map<string, OnCluster<TaskRow>[]> {
  const lanes = new Map<string, OnCluster<TaskRow>[]>();
  for (const task of tasks) {
    if (!isInLane(task, filter)) continue;
    const lane = `${task.cluster}/${task.nodeId ?? ''}`;
    const there = lanes.get(lane);
    if (there) there.push(task);
    else lanes.set(lane, [task]);
  }
  return lanes;
}
