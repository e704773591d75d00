import 'server-only';
import { visibleCluster } from '@/components/containers/visible-cluster';
import type { InitialRows } from '@/components/live/live-list';
import { loadLiveRows } from '@/components/live/load-live-rows';
import type { Actor } from '@/lib/auth/actor';
import { listClusters } from '@/lib/clusters/queries';
import type { ClusterView } from '@/lib/clusters/schema';
import type { LiveKind, LiveRowOf } from '@/lib/live/kinds';
import { allClusters } from '@/lib/paths/console-paths';
import type { OnCluster } from '@/lib/rows/placed-row';

/** The clusters that a page is about: the one its path names, or all that the person may see. */
export async function clustersOfPath(actor: Actor, segment: string): Promise<ClusterView[]> {
  if (segment === allClusters) return (await listClusters(actor, { limit: 500 })).items;
  return [await visibleCluster(actor, segment)];
}

/** What a list of one kind begins with. */
interface ListOfPath<Kind extends LiveKind> {
  readonly clusters: readonly ClusterView[];
  readonly initial: InitialRows<OnCluster<LiveRowOf[Kind]>> | null;
}

/** The clusters that a page is about, and the first rows of a kind on them, read at the same time. */
export async function listOfPath<Kind extends LiveKind>(
  actor: Actor,
  segment: string,
  kind: Kind,
): Promise<ListOfPath<Kind>> {
  const [clusters, early] = await Promise.all([
    clustersOfPath(actor, segment),
    segment === allClusters ? null : loadLiveRows(kind, [segment]),
  ]);
  const names = clusters.map(({ name }) => name);
  // A path may name a cluster by its id, too; rows are asked for by names alone.
  const isOfThese = names.length === 1 && names[0] === segment;
  return { clusters, initial: isOfThese ? early : await loadLiveRows(kind, names) };
}
