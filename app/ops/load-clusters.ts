import 'server-only';
import type { LiveCluster } from '@/app/ops/live-cluster';
import { loadContainers } from '@/components/containers/load-containers';
import type { Actor } from '@/lib/auth/actor';
import type { ClusterView } from '@/lib/clusters/schema';

/** Asks every cluster at once; one that does not answer holds up none of the others. */
export function loadClusters(actor: Actor, clusters: readonly ClusterView[]): Promise<LiveCluster[]> {
  return Promise.all(
    clusters.map(async ({ name, state, engineVersion, publishedHost }) => {
      const facts = { name, state, engineVersion, publishedHost };
      if (state === 'unreachable') return { ...facts, initial: [], failure: `${name} cannot be reached.` };
      const { rows, failure } = await loadContainers(actor, name);
      return { ...facts, initial: rows, failure };
    }),
  );
}
