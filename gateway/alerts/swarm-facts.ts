import type { KeptInventory } from '@/gateway/engines/inventory';
import type { Item } from '@/gateway/inventory/item';
import { Ends } from '@/lib/alerts/ends';
import type { NodeFact, RestartFact, ServiceFact } from '@/lib/alerts/facts';
import { asObject, asText } from '@/lib/docker-api/answers/fields';
import { withoutCounts } from '@/lib/docker-api/answers/task';
import { isOver, isRunning } from '@/lib/tasks/task-state';

const keptMs = 24 * 60 * 60_000;

interface TaskFact {
  readonly id: string;
  readonly serviceId: string;
  readonly nodeId: string;
  readonly state: string;
  readonly isWanted: boolean;
  readonly error: string;
  /** When it came into its state; milliseconds since the epoch. */
  readonly at: number;
}

interface Wish {
  readonly name: string;
  /** Null: as many as there are tasks for it; 0 for jobs, which come to an end. */
  readonly replicas: number | null;
  readonly isJob: boolean;
}

/** An item is read once: it never changes. */
const tasks = new WeakMap<Item, TaskFact>();
const wishes = new WeakMap<Item, Wish>();
const nodes = new WeakMap<Item, NodeFact>();

export function nodeFacts(inventory: KeptInventory): NodeFact[] {
  return [...inventory.known('node').items.values()].map((item) => once(nodes, item, readNode));
}

export function serviceFacts(inventory: KeptInventory): ServiceFact[] {
  const ready = new Set(
    nodeFacts(inventory)
      .filter(({ state }) => state === 'ready')
      .map(({ id }) => id),
  );
  const byService = new Map<string, TaskFact[]>();
  for (const task of taskFacts(inventory)) {
    const of = byService.get(task.serviceId);
    if (of) of.push(task);
    else byService.set(task.serviceId, [task]);
  }
  return [...inventory.known('service').items.values()].flatMap((item) => {
    const { name, replicas, isJob } = once(wishes, item, readWish);
    if (isJob) return [];
    const own = byService.get(item.id) ?? [];
    const wanted = own.filter(({ isWanted }) => isWanted);
    const running = wanted.filter(({ state, nodeId }) => isRunning(state) && ready.has(nodeId)).length;
    return [{ id: item.id, name, desired: replicas ?? wanted.length, running, lastError: lastErrorOf(own) }];
  });
}

/** Counts the tasks of services that ended by themselves. A Swarm keeps a few of the last ones only. */
export class ServiceEnds {
  readonly #ends = new Ends(keptMs);

  look(inventory: KeptInventory): void {
    for (const { id, serviceId, state, at, error } of taskFacts(inventory)) {
      const endedByItself = state === 'failed' || state === 'rejected' || state === 'complete';
      if (endedByItself) this.#ends.add(serviceId, id, at, error);
    }
  }

  since(inventory: KeptInventory, from: number): RestartFact[] {
    const services = inventory.known('service').items;
    return this.#ends.since(from).flatMap(({ id, count, detail }) => {
      const item = services.get(id);
      if (!item) return [];
      const { name, isJob } = once(wishes, item, readWish);
      return isJob ? [] : [{ kind: 'service' as const, id, name, count, detail: withoutStop(detail) }];
    });
  }
}

function taskFacts(inventory: KeptInventory): TaskFact[] {
  return [...inventory.known('task').items.values()].map((item) => once(tasks, item, readTaskFact));
}

function once<Fact>(known: WeakMap<Item, Fact>, item: Item, read: (item: Item) => Fact): Fact {
  const before = known.get(item);
  if (before !== undefined) return before;
  const fact = read(item);
  known.set(item, fact);
  return fact;
}

function readTaskFact({ id, item }: Item): TaskFact {
  const task = item;
  const status = asObject(task.Status);
  const at = Date.parse(asText(status.Timestamp));
  return {
    id,
    serviceId: asText(task.ServiceID),
    nodeId: asText(task.NodeID),
    state: asText(status.State),
    isWanted: !isOver(asText(task.DesiredState)),
    // How many nodes there are is not for everybody who may see the service.
    error: withoutCounts(asText(status.Err)),
    at: Number.isNaN(at) ? 0 : at,
  };
}

function readWish({ name, item }: Item): Wish {
  const mode = asObject(asObject(item.Spec).Mode);
  if ('ReplicatedJob' in mode || 'GlobalJob' in mode) return { name, replicas: 0, isJob: true };
  if ('Global' in mode) return { name, replicas: null, isJob: false };
  const { Replicas } = asObject(mode.Replicated);
  return { name, replicas: typeof Replicas === 'number' ? Replicas : 1, isJob: false };
}

function readNode({ id, name, item }: Item): NodeFact {
  const node = item;
  const status = asObject(node.Status);
  return {
    id,
    name,
    state: asText(status.State),
    message: asText(status.Message),
    availability: asText(asObject(node.Spec).Availability),
  };
}

/** Of the task that came last into a state that has one. */
function lastErrorOf(own: readonly TaskFact[]): string {
  const failed = own.filter(({ error }) => error !== '');
  return failed.reduce((last, task) => (task.at >= last.at ? task : last), { at: 0, error: '' }).error;
}

function withoutStop(text: string): string {
  return text.replace(/\.+$/, '');
}
