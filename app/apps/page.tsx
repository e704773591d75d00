import { redirect } from 'next/navigation';
import { ClusterChoice } from '@/components/containers/cluster-choice';
import { requireActor } from '@/lib/auth/web-actor';
import { listClusters } from '@/lib/clusters/queries';
import { paths } from '@/lib/paths/console-paths';

/** Straight to the cluster where there is only one. */
export default async function AppsPage() {
  const actor = await requireActor(paths.apps());
  const { items } = await listClusters(actor, { limit: 500 });
  const [only, ...others] = items;
  if (only && others.length === 0) redirect(paths.apps(only.name));
  return (
    <ClusterChoice
      clusters={items.map(({ name, state }) => ({ name, isReachable: state === 'reachable' }))}
    />
  );
}
