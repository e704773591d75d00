import type { LiveCluster, OpsContainer } from '@/app/ops/live-cluster';
import { ContainerMark } from '@/components/containers/container-mark';
import { stateLook } from '@/components/containers/container-state';
import { TextLink } from '@/components/ui/button';
import { Card } from '@/components/ui/card';
import { StatusDot } from '@/components/ui/status-dot';
import { paths } from '@/lib/paths/console-paths';

interface AttentionProps {
  clusters: readonly LiveCluster[];
  containers: readonly OpsContainer[];
}

const mostShown = 12;

/** What somebody should look at: clusters that are away and containers that are not well. */
export function Attention({ clusters, containers }: AttentionProps) {
  const away = clusters.filter((cluster) => cluster.failure);
  const unwell = containers.filter((row) =>
    ['warn', 'danger'].includes(stateLook(row.state, row.status).tone),
  );
  const count = away.length + unwell.length;
  return (
    <Card title={count === 0 ? 'Needs attention' : `Needs attention (${count})`}>
      {count === 0 ? (
        <p className="text-ink-soft">Nothing: every cluster answers and every container is well.</p>
      ) : null}
      <ul>
        {away.map((cluster) => (
          <li key={cluster.name} className="flex min-h-9 items-center gap-3">
            <StatusDot tone="danger">
              <span className="font-medium">{cluster.name}</span>
            </StatusDot>
            <span className="min-w-0 truncate text-ink-soft">{cluster.failure}</span>
          </li>
        ))}
        {unwell.slice(0, mostShown).map((row) => (
          <li key={row.id} className="flex min-h-9 items-center gap-3">
            <span className="w-28 shrink-0">
              <ContainerMark state={row.state} status={row.status} />
            </span>
            <TextLink href={paths.opsContainer(row.cluster, row.id)} className="min-w-0 truncate">
              {row.name}
            </TextLink>
            <span className="ml-auto min-w-0 truncate text-right text-[0.8125rem] text-ink-soft max-sm:hidden">
              {row.status}
            </span>
          </li>
        ))}
      </ul>
      {unwell.length > mostShown ? (
        <p className="pt-2 text-ink-soft">And {unwell.length - mostShown} more.</p>
      ) : null}
    </Card>
  );
}
