import { setImmediate as nextTurn } from 'node:timers/promises';
import type { Cluster } from '@/gateway/engines/cluster';
import { seenContainer, seenNode, seenService, seenTask } from '@/gateway/fleet/seen-parts';
import type { Item } from '@/gateway/inventory/item';
import type { Board, BoardItem } from '@/gateway/live/board';
import type { ClusterBoards } from '@/gateway/live/cluster-boards';
import type { Reader } from '@/gateway/live/reader';
import { engineFacts } from '@/gateway/metrics/engine-facts';
import { rootCollection } from '@/lib/access/collection-path';
import { fleetRow } from '@/lib/fleet/fleet-row';
import type { LiveKind } from '@/lib/live/kinds';
import type { Resources } from '@/lib/nodes/reserved';

/** What is counted. */
export const countedKinds = [
  'nodes',
  'services',
  'tasks',
  'containers',
] as const satisfies readonly LiveKind[];

const atOnce = 250;

/** One cluster in numbers, counted for each reader of what they may see. */
export class ClusterInNumbers implements BoardItem {
  readonly cluster: Cluster;
  readonly #boards: ClusterBoards;
  #ownCapacity: Resources | null = null;
  #isPrepared = false;

  constructor(cluster: Cluster, boards: ClusterBoards) {
    this.cluster = cluster;
    this.#boards = boards;
  }

  get id(): string {
    return this.cluster.name;
  }

  get name(): string {
    return this.cluster.name;
  }

  collectionFor(): string {
    return rootCollection;
  }

  isSeenBy({ actor }: Reader): boolean {
    return actor.clusterId === null || actor.clusterId === this.cluster.id;
  }

  /** Reads what is counted of everything that came, a little at a time. */
  async prepare(): Promise<void> {
    if (!this.#isPrepared) await Promise.all(countedKinds.map((kind) => this.#boards.ready(kind)));
    const { inventory, engine, condition } = this.cluster;
    await readAll(inventory.known('node').items, seenNode);
    await readAll(inventory.known('service').items, seenService);
    await readAll(inventory.known('task').items, seenTask);
    await readAll(inventory.known('container').items, seenContainer);
    this.#isPrepared = true;
    if (condition.state !== 'reachable' || inventory.known('node').items.size > 0) return;
    const facts = await engineFacts(engine).catch(() => null);
    if (facts) this.#ownCapacity = { cpus: facts.cpuCores, memoryBytes: facts.memoryBytes };
  }

  textFor(reader: Reader): string | null {
    if (!this.isSeenBy(reader)) return null;
    const { name, inventory, condition } = this.cluster;
    const { state, since } = inventory.freshness();
    const silence = inventory.swarmSilence();
    const row = fleetRow(
      {
        name,
        // Until everything has been looked at once, numbers would be too low.
        state: this.#isPrepared ? state : 'connecting',
        since: since.getTime(),
        engineVersion: condition.engineVersion,
        swarmSilence: silence && { since: silence.since.getTime(), reason: silence.reason },
        isSwarm: inventory.known('node').items.size > 0 || condition.swarm === 'active/manager',
        ownCapacity: reader.may('cluster.view', rootCollection) ? this.#ownCapacity : null,
      },
      {
        nodes: seen(this.#boards.board('nodes'), reader, inventory.known('node').items, seenNode),
        services: seen(this.#boards.board('services'), reader, inventory.known('service').items, seenService),
        tasks: seen(this.#boards.board('tasks'), reader, inventory.known('task').items, seenTask),
        containers: seen(
          this.#boards.board('containers'),
          reader,
          inventory.known('container').items,
          seenContainer,
        ),
      },
    );
    return JSON.stringify(row);
  }
}

function* seen<One extends Item, Part>(
  board: Board,
  reader: Reader,
  items: ReadonlyMap<string, One>,
  read: (item: One) => Part,
): Generator<Part> {
  for (const each of board.items()) {
    const item = items.get(each.id);
    if (item !== undefined && each.isSeenBy(reader)) yield read(item);
  }
}

async function readAll<One extends Item>(
  items: ReadonlyMap<string, One>,
  read: (item: One) => unknown,
): Promise<void> {
  let count = 0;
  for (const item of items.values()) {
    read(item);
    if (++count % atOnce === 0) await nextTurn();
  }
}
