'use client';

import type { LiveCluster } from '@/app/ops/live-cluster';
import { Attention } from '@/app/ops/overview/attention';
import { ClusterCard } from '@/app/ops/overview/cluster-card';
import { RecentChanges } from '@/app/ops/overview/recent-changes';
import { useManyClusters } from '@/app/ops/use-many-clusters';
import { LiveMark } from '@/components/live/live-mark';
import { LinkButton } from '@/components/ui/button';
import { EmptyState } from '@/components/ui/empty-state';
import { PageHeader } from '@/components/ui/page-header';
import type { AuditRecord } from '@/lib/audit/schema';
import { paths } from '@/lib/paths/console-paths';

interface OverviewProps {
  clusters: readonly LiveCluster[];
  /** Null when the person may not read the audit log. */
  changes: AuditRecord[] | null;
}

/** How things stand: every cluster, what needs somebody, and who changed what of late. */
export function Overview({ clusters, changes }: OverviewProps) {
  const { containers, state } = useManyClusters(clusters);
  return (
    <>
      <PageHeader title="Overview" mark={<LiveMark state={state} />} />
      {clusters.length === 0 ? (
        <div className="rounded-lg bg-surface ring-1 ring-line">
          <EmptyState action={<LinkButton href={paths.adminArea('clusters')}>Clusters</LinkButton>}>
            No cluster is registered yet.
          </EmptyState>
        </div>
      ) : null}
      <ul aria-label="Clusters" className="grid gap-4 sm:grid-cols-2 xl:grid-cols-3">
        {clusters.map((cluster) => (
          <li key={cluster.name}>
            <ClusterCard
              cluster={cluster}
              containers={containers.filter((row) => row.cluster === cluster.name)}
            />
          </li>
        ))}
      </ul>
      <div className="mt-5 grid items-start gap-5 lg:grid-cols-2">
        <Attention clusters={clusters} containers={containers} />
        {changes ? <RecentChanges initial={changes} /> : null}
      </div>
    </>
  );
}
