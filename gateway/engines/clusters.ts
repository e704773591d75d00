import { type Cluster, type ClusterRow, endpointOf, openCluster } from '@/gateway/engines/cluster';
import type { Removal } from '@/gateway/engines/follow-cluster';
import { monitorCluster, saveCondition } from '@/gateway/engines/monitor';
import { log, reasonOf } from '@/gateway/log';
import { db } from '@/lib/db/client';

interface Running {
  readonly row: ClusterRow;
  readonly cluster: Cluster;
  readonly stop: () => void;
}

/** The registered clusters, kept as their rows say. */
export interface Clusters {
  byName(name: string): Cluster | null;
  byId(id: string): Cluster | null;
  /** Where bare Docker paths go whose credential names no cluster. */
  default(): Cluster | null;
  all(): Cluster[];
  /** Follows the rows again; call it on the notice `clusters`. */
  reload(): Promise<void>;
  close(): void;
}

export interface ClusterEvents {
  /** Things went away on the cluster; null: any may have, while nobody followed. */
  onRemovals(cluster: Cluster, removals: readonly Removal[] | null): void;
  /** Its row is gone or says something else now. */
  onClosed(cluster: Cluster): void;
}

export function openClusters(engineKeyFile: string, { onRemovals, onClosed }: ClusterEvents): Clusters {
  const running = new Map<string, Running>();
  let reloading: Promise<void> = Promise.resolve();

  const stop = (id: string) => {
    const known = running.get(id);
    running.delete(id);
    if (!known) return;
    known.stop();
    known.cluster.engine.close();
    onClosed(known.cluster);
  };

  const follow = async () => {
    const rows = await db.cluster.findMany({ orderBy: { name: 'asc' } });
    const present = new Set(rows.map((row) => row.id));
    for (const id of [...running.keys()]) if (!present.has(id)) stop(id);
    for (const row of rows) {
      const known = running.get(row.id);
      if (known && isSame(known.row, row)) continue;
      stop(row.id);
      try {
        const cluster = openCluster(row, endpointOf(row, engineKeyFile));
        running.set(row.id, {
          row,
          cluster,
          stop: monitorCluster(cluster, (removals) => onRemovals(cluster, removals)),
        });
      } catch (error) {
        log('error', 'cluster cannot be used', { cluster: row.name, reason: reasonOf(error) });
        await saveCondition(row.id, {
          state: 'unreachable',
          detail: reasonOf(error),
          engineVersion: '',
          apiVersion: '',
          swarm: '',
        });
      }
    }
  };

  const clusters = () => [...running.values()].map(({ cluster }) => cluster);
  return {
    byName: (name) => clusters().find((cluster) => cluster.name === name) ?? null,
    byId: (id) => running.get(id)?.cluster ?? null,
    default: () => clusters().find((cluster) => cluster.isDefault) ?? null,
    all: clusters,
    reload: () => {
      reloading = reloading.catch(() => undefined).then(follow);
      return reloading;
    },
    close: () => {
      for (const id of [...running.keys()]) stop(id);
    },
  };
}

function isSame(a: ClusterRow, b: ClusterRow): boolean {
  return (
    a.name === b.name &&
    a.endpoint === b.endpoint &&
    a.isDefault === b.isDefault &&
    a.registryHosts.join() === b.registryHosts.join() &&
    Buffer.compare(a.sealedCredentials ?? Buffer.of(), b.sealedCredentials ?? Buffer.of()) === 0
  );
}
