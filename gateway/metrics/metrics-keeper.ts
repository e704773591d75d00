import type { Cluster } from '@/gateway/engines/cluster';
import type { Clusters } from '@/gateway/engines/clusters';
import { log, reasonOf } from '@/gateway/log';
import { ClusterMetrics } from '@/gateway/metrics/cluster-metrics';
import { keepBlocks } from '@/gateway/metrics/keep-blocks';
import type { Measured } from '@/gateway/metrics/measured';
import { type MinuteRow, pointMs } from '@/gateway/metrics/open-minutes';
import type { Leadership } from '@/lib/leading/leadership';

const tidyEveryMs = 60_000;

/** What this gateway measures: of the clusters that it leads in sampling. */
export interface MetricsKeeper {
  /** Of the latest round; none where another gateway samples the cluster. */
  latest(clusterId: string): readonly Measured[];
  /** When that round ended, in milliseconds since the epoch; 0: there was none. */
  latestAt(clusterId: string): number;
  /** Whether it is this gateway that samples the cluster. */
  isSampling(clusterId: string): boolean;
  /** What is not in the database yet. */
  openRows(clusterId: string, resourceId: number): MinuteRow[];
  /** Writes what is not written and stops. */
  stop(): Promise<void>;
}

interface Kept {
  readonly cluster: Cluster;
  readonly metrics: ClusterMetrics;
  /** A round is under way: the next waits for it, and what it misses is a gap. */
  isBusy: boolean;
  isTidying: boolean;
}

/** Samples every ten seconds the clusters in which this gateway leads, and tidies what is kept. */
export function keepMetrics(clusters: Clusters, leadership: Leadership): MetricsKeeper {
  const kept = new Map<string, Kept>();
  let timer: NodeJS.Timeout;

  const round = async (one: Kept) => {
    if (one.isBusy) return;
    one.isBusy = true;
    try {
      await one.metrics.round(Date.now());
    } catch (error) {
      log('warn', 'not sampled', { cluster: one.cluster.name, reason: reasonOf(error) });
    } finally {
      one.isBusy = false;
    }
  };
  const tidy = async (one: Kept) => {
    if (one.isTidying) return;
    one.isTidying = true;
    try {
      await keepBlocks(one.cluster.id, Date.now());
    } catch (error) {
      log('warn', 'metrics not put together', { cluster: one.cluster.name, reason: reasonOf(error) });
    } finally {
      one.isTidying = false;
    }
  };
  const led = () => {
    const all = clusters.all();
    for (const [id, { cluster }] of kept) {
      // A row that says something else now is another connection.
      if (!all.includes(cluster) || !leadership.leads(matterOf(id))) kept.delete(id);
    }
    for (const cluster of all) {
      if (!leadership.leads(matterOf(cluster.id)) || kept.has(cluster.id)) continue;
      kept.set(cluster.id, {
        cluster,
        metrics: new ClusterMetrics(cluster),
        isBusy: false,
        isTidying: false,
      });
    }
    return [...kept.values()];
  };
  const loop = () => {
    for (const one of led()) void round(one);
    // Shortly after the beginning of a point, by the clock that people read.
    timer = setTimeout(loop, pointMs - (Date.now() % pointMs) + 50);
  };
  const tidying = setInterval(() => {
    for (const one of led()) void tidy(one);
  }, tidyEveryMs);
  timer = setTimeout(loop, 1_000);

  return {
    latest: (clusterId) => kept.get(clusterId)?.metrics.latest ?? [],
    latestAt: (clusterId) => kept.get(clusterId)?.metrics.latestAt ?? 0,
    isSampling: (clusterId) => kept.has(clusterId),
    openRows: (clusterId, resourceId) => kept.get(clusterId)?.metrics.openRows(resourceId) ?? [],
    stop: async () => {
      clearTimeout(timer);
      clearInterval(tidying);
      await Promise.all([...kept.values()].map(({ metrics }) => metrics.writeAll()));
    },
  };
}

function matterOf(clusterId: string): string {
  return `metrics ${clusterId}`;
}
