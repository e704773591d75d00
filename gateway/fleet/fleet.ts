import type { Cluster } from '@/gateway/engines/cluster';
import type { Clusters } from '@/gateway/engines/clusters';
import { ClusterInNumbers, countedKinds } from '@/gateway/fleet/cluster-in-numbers';
import { Board } from '@/gateway/live/board';
import type { ClusterBoards } from '@/gateway/live/cluster-boards';
import { log, reasonOf } from '@/gateway/log';

/** Counting all of ten thousand takes milliseconds for each reader: not more often than this. */
const countEveryMs = 1_000;

interface Kept {
  readonly item: ClusterInNumbers;
  readonly stop: () => void;
  isChanged: boolean;
  /** How recent it was when it was last counted. */
  state: string;
  working: Promise<void> | null;
}

/** All clusters in numbers, as the topic "fleet"; counted while somebody looks. */
export class Fleet {
  readonly board = new Board<ClusterInNumbers>();
  readonly #clusters: Clusters;
  readonly #boardsOf: (cluster: Cluster) => ClusterBoards;
  readonly #kept = new Map<Cluster, Kept>();
  readonly #timer: NodeJS.Timeout;

  constructor(clusters: Clusters, boardsOf: (cluster: Cluster) => ClusterBoards) {
    this.#clusters = clusters;
    this.#boardsOf = boardsOf;
    this.#timer = setInterval(() => this.#look(), countEveryMs);
    this.#timer.unref();
  }

  /** Done when every cluster has been counted once. */
  async ready(): Promise<void> {
    this.#keep();
    await Promise.all([...this.#kept.values()].map((kept) => this.#count(kept)));
  }

  close(): void {
    clearInterval(this.#timer);
    for (const { stop } of this.#kept.values()) stop();
  }

  #look(): void {
    if (!this.board.isRead) return;
    this.#keep();
    for (const kept of this.#kept.values()) {
      if (kept.isChanged || stateOf(kept.item.cluster) !== kept.state) void this.#count(kept);
    }
  }

  /** Those that are registered, and no others. */
  #keep(): void {
    const all = this.#clusters.all();
    for (const [cluster, { stop }] of this.#kept) {
      if (all.includes(cluster)) continue;
      stop();
      this.#kept.delete(cluster);
    }
    for (const cluster of all) if (!this.#kept.has(cluster)) this.#kept.set(cluster, this.#begin(cluster));
    const items = [...this.#kept.values()].map(({ item }) => item);
    if (items.length !== this.board.size || items.some((item) => this.board.get(item.id) !== item)) {
      this.board.replace(items);
    }
  }

  #begin(cluster: Cluster): Kept {
    const boards = this.#boardsOf(cluster);
    const ends = countedKinds.map((kind) =>
      boards.board(kind).listen(() => {
        kept.isChanged = true;
      }),
    );
    const stop = () => {
      for (const end of ends) end();
    };
    const item = new ClusterInNumbers(cluster, boards);
    const kept: Kept = { item, stop, isChanged: true, state: '', working: null };
    return kept;
  }

  #count(kept: Kept): Promise<void> {
    kept.working ??= this.#prepare(kept).finally(() => {
      kept.working = null;
    });
    return kept.working;
  }

  async #prepare(kept: Kept): Promise<void> {
    const { cluster } = kept.item;
    kept.isChanged = false;
    kept.state = stateOf(cluster);
    try {
      await kept.item.prepare();
    } catch (error) {
      log('warn', 'a cluster not counted', { cluster: cluster.name, reason: reasonOf(error) });
    }
    this.board.touch([cluster.name]);
  }
}

function stateOf({ inventory }: Cluster): string {
  const silence = inventory.swarmSilence();
  return `${inventory.freshness().state} ${silence?.since.getTime() ?? ''} ${silence?.reason ?? ''}`;
}
