import type { Cluster } from '@/gateway/engines/cluster';
import type { Clusters } from '@/gateway/engines/clusters';
import { Board, type BoardItem } from '@/gateway/live/board';
import type { Reader } from '@/gateway/live/reader';
import { rootCollection } from '@/lib/access/collection-path';
import type { ClusterRow } from '@/lib/live/kinds';
import type { StateMessage } from '@/lib/live/messages';

/** A cluster, as everybody who is signed in may know it; whose certificate is for one knows no other. */
class ClusterItem implements BoardItem {
  readonly id: string;
  readonly text: string;
  readonly #clusterId: string;

  constructor(row: ClusterRow, clusterId: string) {
    this.id = row.id;
    this.text = JSON.stringify(row);
    this.#clusterId = clusterId;
  }

  get name(): string {
    return this.id;
  }

  collectionFor(): string {
    return rootCollection;
  }

  isSeenBy({ actor }: Reader): boolean {
    return actor.clusterId === null || actor.clusterId === this.#clusterId;
  }

  textFor(reader: Reader): string | null {
    return this.isSeenBy(reader) ? this.text : null;
  }
}

/** How recent what is known of each cluster is, looked at again and again. */
export class ClusterStates {
  readonly board = new Board<ClusterItem>();
  readonly #clusters: Clusters;
  #registered: readonly Cluster[] = [];

  constructor(clusters: Clusters) {
    this.#clusters = clusters;
  }

  /** Puts up what has changed. @returns whether other clusters are registered now */
  look(): boolean {
    const all = this.#clusters.all();
    const items = all.map((cluster) => new ClusterItem(rowOf(cluster), cluster.id));
    const changed = items.filter(({ id, text }) => this.board.get(id)?.text !== text);
    const names = new Set(items.map(({ id }) => id));
    this.board.change(
      changed,
      [...this.board.ids()].filter((id) => !names.has(id)),
    );
    const before = this.#registered;
    this.#registered = all;
    return all.length !== before.length || all.some((cluster, at) => cluster !== before[at]);
  }

  /** @param only the one cluster that a certificate is for */
  of(name: string, only: string | null = null): StateMessage {
    const cluster = this.#clusters.byName(name);
    if (cluster === null || (only !== null && only !== cluster.id)) {
      return { cluster: name, state: 'gone', since: Date.now(), ageMs: 0, swarmStaleSince: null };
    }
    const { state, since, ageMs } = cluster.inventory.freshness();
    return {
      cluster: name,
      state,
      since: since.getTime(),
      ageMs: Number.isFinite(ageMs) ? ageMs : 0,
      swarmStaleSince: cluster.inventory.swarmSilence()?.since.getTime() ?? null,
    };
  }
}

function rowOf({ name, isDefault, inventory, condition }: Cluster): ClusterRow {
  const { state, since } = inventory.freshness();
  return {
    id: name,
    name,
    isDefault,
    state,
    // What is stale gets older all the time, and the moment that it was true stays.
    since: since.getTime(),
    engineVersion: condition.engineVersion,
    // Not every engine says so in its pings; whoever lists nodes is a manager.
    isSwarm: condition.swarm === 'active/manager' || inventory.known('node').items.size > 0,
  };
}
