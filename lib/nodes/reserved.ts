import { isOver } from '@/lib/tasks/task-state';

export interface Resources {
  readonly cpus: number;
  readonly memoryBytes: number;
}

/** What of a task says how much of its node it takes. 0 means none. */
export interface ReservingTask {
  readonly nodeId: string | null;
  readonly state: string;
  readonly reservedCpus: number;
  readonly reservedMemoryBytes: number;
  readonly limitCpus: number;
  readonly limitMemoryBytes: number;
}

export interface Use {
  /** On it and not over. */
  readonly tasks: number;
  /** Kept for the tasks: the Swarm puts no more on a node than it has. */
  readonly reserved: Resources;
  /** What the tasks may take at most; those without a limit are not in it. */
  readonly limited: Resources;
  /** Tasks that have no limit of memory. */
  readonly unlimited: number;
}

export const noUse: Use = {
  tasks: 0,
  reserved: { cpus: 0, memoryBytes: 0 },
  limited: { cpus: 0, memoryBytes: 0 },
  unlimited: 0,
};

/** What tasks take of the nodes that they are on, by the node's id. */
export function usesByNode(tasks: readonly ReservingTask[]): ReadonlyMap<string, Use> {
  const byNode = new Map<string, Use>();
  for (const task of tasks) {
    if (task.nodeId === null || isOver(task.state)) continue;
    byNode.set(task.nodeId, added(byNode.get(task.nodeId) ?? noUse, task));
  }
  return byNode;
}

/** All of several together. */
export function totalUse(uses: Iterable<Use>): Use {
  let total = noUse;
  for (const use of uses) {
    total = {
      tasks: total.tasks + use.tasks,
      reserved: sum(total.reserved, use.reserved),
      limited: sum(total.limited, use.limited),
      unlimited: total.unlimited + use.unlimited,
    };
  }
  return total;
}

/** What several nodes have. */
export function totalResources(nodes: Iterable<Resources>): Resources {
  let total: Resources = { cpus: 0, memoryBytes: 0 };
  for (const node of nodes) total = sum(total, node);
  return total;
}

function added(use: Use, task: ReservingTask): Use {
  return {
    tasks: use.tasks + 1,
    reserved: sum(use.reserved, { cpus: task.reservedCpus, memoryBytes: task.reservedMemoryBytes }),
    limited: sum(use.limited, { cpus: task.limitCpus, memoryBytes: task.limitMemoryBytes }),
    unlimited: use.unlimited + (task.limitMemoryBytes === 0 ? 1 : 0),
  };
}

function sum(one: Resources, other: Resources): Resources {
  return { cpus: one.cpus + other.cpus, memoryBytes: one.memoryBytes + other.memoryBytes };
}
