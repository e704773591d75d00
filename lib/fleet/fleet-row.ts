import type { SeenContainer, SeenNode, SeenService, SeenTask } from '@/lib/fleet/seen';
import { containerTrouble, nodeTrouble, serviceTrouble, type Trouble, worstFirst } from '@/lib/fleet/trouble';
import type { Freshness } from '@/lib/live/kinds';
import { type Quorum, quorumOf } from '@/lib/nodes/quorum';
import { type Resources, totalResources, totalUse, type Use, usesByNode } from '@/lib/nodes/reserved';
import { isOver, isRunning } from '@/lib/tasks/task-state';

/** Its rows are followed under this name. */
export const fleetTopic = 'fleet';

/** A cluster in numbers, of what the person may see. Its id is its name. */
export interface FleetRow {
  readonly id: string;
  readonly name: string;
  readonly state: Freshness;
  /** Since when it is in that state, in milliseconds since the epoch. */
  readonly since: number;
  readonly engineVersion: string;
  readonly isSwarm: boolean;
  /** Its Swarm cannot be told of now, though the engine answers: what is said of it is what it was. */
  readonly swarmSilence: { readonly since: number; readonly reason: string } | null;
  readonly nodes: NodeCounts;
  /** What its nodes have, or its one engine; null for who may not know. */
  readonly capacity: Resources | null;
  readonly use: Use;
  /** Short: of tasks, and not because it is just being updated. */
  readonly services: { readonly total: number; readonly short: number; readonly updating: number };
  /** Those that should run. */
  readonly tasks: { readonly running: number; readonly waiting: number };
  readonly containers: ContainerCounts;
  /** The worst, first; `troubleCount` is how many there are. */
  readonly troubles: readonly Trouble[];
  readonly troubleCount: number;
}

export interface NodeCounts extends Pick<Quorum, 'managers' | 'reachable' | 'spare'> {
  readonly total: number;
  readonly ready: number;
  readonly drained: number;
  readonly paused: number;
}

export interface ContainerCounts {
  readonly total: number;
  readonly running: number;
  readonly unhealthy: number;
  readonly restarting: number;
}

/** What is known of a cluster besides its things. */
export interface ClusterFacts
  extends Pick<FleetRow, 'name' | 'state' | 'since' | 'engineVersion' | 'isSwarm' | 'swarmSilence'> {
  /** Of its one engine, where it is no Swarm; null for who may not know. */
  readonly ownCapacity: Resources | null;
}

/** Its things, as far as the person may see them. */
export interface SeenThings {
  readonly nodes: Iterable<SeenNode>;
  readonly services: Iterable<SeenService>;
  readonly tasks: Iterable<SeenTask>;
  readonly containers: Iterable<SeenContainer>;
}

const mostTroubles = 12;

export function fleetRow({ ownCapacity, ...facts }: ClusterFacts, seen: SeenThings): FleetRow {
  const nodes = [...seen.nodes];
  const tasks = [...seen.tasks];
  const troubles: Trouble[] = nodes.flatMap((node) => nodeTrouble(node) ?? []);
  const services = { total: 0, short: 0, updating: 0 };
  const wanted = tasks.filter(({ desiredState }) => !isOver(desiredState));
  const counts = countByService(wanted);
  for (const service of seen.services) {
    const { running, wanted: tasksOfIt } = counts.get(service.id) ?? { running: 0, wanted: 0 };
    const desired = service.replicas ?? tasksOfIt;
    const trouble = serviceTrouble({ ...service, running, desired });
    services.total += 1;
    if (trouble && running < desired) services.short += 1;
    if (service.updateState === 'updating' || service.updateState === 'rollback_started') {
      services.updating += 1;
    }
    if (trouble) troubles.push(trouble);
  }
  const containers = { total: 0, running: 0, unhealthy: 0, restarting: 0 };
  for (const container of seen.containers) {
    containers.total += 1;
    if (container.state === 'running') containers.running += 1;
    if (container.state === 'restarting') containers.restarting += 1;
    if (isUnhealthy(container)) containers.unhealthy += 1;
    const trouble = containerTrouble(container);
    if (trouble) troubles.push(trouble);
  }
  const running = wanted.filter(({ state }) => isRunning(state)).length;
  const { managers, reachable, spare } = quorumOf(nodes);
  return {
    id: facts.name,
    ...facts,
    nodes: {
      total: nodes.length,
      ready: nodes.filter(({ state }) => state === 'ready').length,
      drained: nodes.filter(({ availability }) => availability === 'drain').length,
      paused: nodes.filter(({ availability }) => availability === 'pause').length,
      managers,
      reachable,
      spare,
    },
    capacity: nodes.length > 0 ? totalResources(nodes.filter(({ state }) => state === 'ready')) : ownCapacity,
    use: totalUse(usesByNode(tasks).values()),
    services,
    tasks: { running, waiting: wanted.filter(({ state }) => !isRunning(state) && !isOver(state)).length },
    containers,
    troubles: [...troubles].sort(worstFirst).slice(0, mostTroubles),
    troubleCount: troubles.length,
  };
}

function countByService(wanted: readonly SeenTask[]) {
  const counts = new Map<string, { running: number; wanted: number }>();
  for (const { serviceId, state } of wanted) {
    const count = counts.get(serviceId) ?? { running: 0, wanted: 0 };
    count.wanted += 1;
    if (isRunning(state)) count.running += 1;
    counts.set(serviceId, count);
  }
  return counts;
}

function isUnhealthy({ state, status }: SeenContainer): boolean {
  return state === 'running' && status.includes('(unhealthy)');
}
