import type { Cluster } from '@/gateway/engines/cluster';
import type { Clusters } from '@/gateway/engines/clusters';
import { Board } from '@/gateway/live/board';
import type { ClusterBoards } from '@/gateway/live/cluster-boards';
import { log, reasonOf } from '@/gateway/log';
import type { MetricsKeeper } from '@/gateway/metrics/metrics-keeper';
import { pointMs } from '@/gateway/metrics/open-minutes';
import { storedUsage, type Used, usedBy } from '@/gateway/usage/latest-usage';
import { UsageItem } from '@/gateway/usage/usage-item';
import { type UsageRow, usageId } from '@/lib/usage/usage-row';

const lookEveryMs = 1_000;
/** Where another gateway measures, what it wrote is read this often. */
const readEveryMs = pointMs / 2;
/** Two rounds may be missed: an engine takes long now and then. */
const freshForMs = 3 * pointMs;

interface Kept {
  readonly used: Map<string, Used>;
  readAt: number;
}

/** What the nodes of all clusters use, as the topic "usage"; looked at while somebody reads it. */
export class UsageBoard {
  readonly board = new Board<UsageItem>();
  readonly #clusters: Clusters;
  readonly #metrics: Pick<MetricsKeeper, 'latest' | 'latestAt'>;
  readonly #boardsOf: (cluster: Cluster) => ClusterBoards;
  readonly #kept = new WeakMap<Cluster, Kept>();
  readonly #timer: NodeJS.Timeout;

  constructor(
    clusters: Clusters,
    metrics: Pick<MetricsKeeper, 'latest' | 'latestAt'>,
    boardsOf: (cluster: Cluster) => ClusterBoards,
  ) {
    this.#clusters = clusters;
    this.#metrics = metrics;
    this.#boardsOf = boardsOf;
    this.#timer = setInterval(() => {
      if (this.board.isRead) void this.ready();
    }, lookEveryMs).unref();
  }

  /** Done when what was measured before the call is up. */
  async ready(): Promise<void> {
    const found = await Promise.all(this.#clusters.all().map((cluster) => this.#itemsOf(cluster)));
    const items = found.flat();
    const there = new Set(items.map(({ id }) => id));
    this.board.change(
      items.filter(({ id, text }) => this.board.get(id)?.text !== text),
      [...this.board.ids()].filter((id) => !there.has(id)),
    );
  }

  close(): void {
    clearInterval(this.#timer);
  }

  async #itemsOf(cluster: Cluster): Promise<UsageItem[]> {
    const used = await this.#usedOf(cluster);
    const now = Date.now();
    const isFresh = ({ at }: Used) => now - at < freshForMs;
    const nodes = used.filter((one) => one.nodeId !== '' && isFresh(one)).length;
    const boards = this.#boardsOf(cluster);
    return used.map((one) => {
      const { nodeId, cpus, memoryBytes, at } = one;
      const row: UsageRow = {
        id: usageId(cluster.name, nodeId),
        cluster: cluster.name,
        cpus,
        memoryBytes,
        at,
        isStale: !isFresh(one),
        nodes: nodeId === '' ? nodes : 1,
      };
      return new UsageItem(row, boards, nodeId);
    });
  }

  /** What is known of each node: what an engine that went away used last stays, with when that was. */
  async #usedOf(cluster: Cluster): Promise<Used[]> {
    const kept = this.#kept.get(cluster) ?? { used: new Map<string, Used>(), readAt: 0 };
    this.#kept.set(cluster, kept);
    const latest = usedBy(this.#metrics.latest(cluster.id), this.#metrics.latestAt(cluster.id));
    const now = Date.now();
    if (latest.length === 0 && now - kept.readAt > readEveryMs) {
      kept.readAt = now;
      latest.push(...(await this.#stored(cluster, now)));
    }
    for (const one of latest) {
      if (one.at >= (kept.used.get(one.nodeId)?.at ?? 0)) kept.used.set(one.nodeId, one);
    }
    const { items } = cluster.inventory.known('node');
    for (const id of kept.used.keys()) if (id !== '' && !items.has(id)) kept.used.delete(id);
    return [...kept.used.values()];
  }

  async #stored(cluster: Cluster, now: number): Promise<Used[]> {
    try {
      return await storedUsage(cluster.id, now);
    } catch (error) {
      log('warn', 'what is used was not read', { cluster: cluster.name, reason: reasonOf(error) });
      return [];
    }
  }
}
