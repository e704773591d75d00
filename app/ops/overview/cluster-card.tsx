import type { LiveCluster, OpsContainer } from '@/app/ops/live-cluster';
import { ClusterMark } from '@/components/clusters/cluster-mark';
import { TextLink } from '@/components/ui/button';
import { Card } from '@/components/ui/card';
import { paths } from '@/lib/paths/console-paths';

export function ClusterCard({
  cluster,
  containers,
}: {
  cluster: LiveCluster;
  containers: readonly OpsContainer[];
}) {
  const running = containers.filter((row) => row.state === 'running').length;
  return (
    <Card
      title={<TextLink href={paths.opsSection(cluster.name, 'containers')}>{cluster.name}</TextLink>}
      aside={<ClusterMark state={cluster.state} />}
    >
      <dl className="flex flex-wrap gap-x-8 gap-y-3">
        <Figure label="Running" value={cluster.failure ? '–' : String(running)} />
        <Figure label="Not running" value={cluster.failure ? '–' : String(containers.length - running)} />
        <Figure
          label="Collections"
          value={cluster.failure ? '–' : String(new Set(containers.map((row) => row.collection ?? '/')).size)}
        />
      </dl>
      <p className="mt-4 text-[0.8125rem] text-ink-soft">Engine {cluster.engineVersion || 'not known yet'}</p>
    </Card>
  );
}

function Figure({ label, value }: { label: string; value: string }) {
  return (
    <div className="flex flex-col-reverse">
      <dt className="text-[0.8125rem] text-ink-soft">{label}</dt>
      <dd className="font-semibold text-xl">{value}</dd>
    </div>
  );
}
