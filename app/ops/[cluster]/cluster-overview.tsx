'use client';

import { parseAsString, useQueryState } from 'nuqs';
import { RecentChanges } from '@/app/ops/overview/recent-changes';
import { useMissingRight } from '@/components/access/use-missing-right';
import { useUsage } from '@/components/capacity/use-usage';
import { ClusterCapacity } from '@/components/fleet/cluster-capacity';
import { clusterVerdict } from '@/components/fleet/cluster-verdict';
import { kindWords } from '@/components/fleet/fleet-card';
import { FleetFigures } from '@/components/fleet/fleet-figures';
import { NotWell } from '@/components/fleet/not-well';
import { useFleet } from '@/components/fleet/use-fleet';
import type { InitialRows } from '@/components/live/live-list';
import { LiveMark } from '@/components/live/live-mark';
import { LinkButton } from '@/components/ui/button';
import { Card } from '@/components/ui/card';
import { EmptyState } from '@/components/ui/empty-state';
import { lazily } from '@/components/ui/lazily';
import { PageHeader } from '@/components/ui/page-header';
import { RelativeTime } from '@/components/ui/relative-time';
import { SkeletonRows } from '@/components/ui/skeleton';
import { StatusDot } from '@/components/ui/status-dot';
import { Tabs } from '@/components/ui/tabs';
import { rootCollection } from '@/lib/access/collection-path';
import type { AuditRecord } from '@/lib/audit/schema';
import type { FleetRow } from '@/lib/fleet/fleet-row';
import { paths } from '@/lib/paths/console-paths';
import type { UsageRow } from '@/lib/usage/usage-row';

const MetricsView = lazily(
  () => import('@/components/metrics/metrics-view').then((part) => part.MetricsView),
  () => <SkeletonRows label="Loading this part" />,
);

interface ClusterOverviewProps {
  cluster: string;
  /** What the engine's connection says of itself, for who may know. */
  detail: string;
  initial: InitialRows<FleetRow> | null;
  usage: InitialRows<UsageRow> | null;
  /** Null when the person may not read the audit log. */
  changes: AuditRecord[] | null;
}

/** One cluster: how it is, what it has and carries, what needs somebody, and who changed what. */
export function ClusterOverview({ cluster, detail, initial, usage, changes }: ClusterOverviewProps) {
  const { rows, state, since, isPending } = useFleet(initial);
  const usageOf = useUsage(usage);
  const [tab, setTab] = useQueryState('tab', parseAsString.withDefault('overview'));
  const metricsReason = useMissingRight('cluster.view', rootCollection);
  const row = rows.find(({ name }) => name === cluster);
  if (!row) {
    return isPending ? (
      <SkeletonRows rows={6} />
    ) : (
      <EmptyState action={<LinkButton href={paths.ops()}>All clusters</LinkButton>}>
        {cluster} is gone: it was removed, or you may no longer see it.
      </EmptyState>
    );
  }
  const { tone, word } = clusterVerdict(row);
  return (
    <>
      <PageHeader
        title={cluster}
        mark={
          <span className="flex flex-wrap items-center gap-x-4 gap-y-1">
            <StatusDot tone={tone}>{word}</StatusDot>
            <LiveMark state={state} since={since} />
          </span>
        }
        description={kindWords(row)}
      />
      {row.state === 'stale' ? (
        <p role="status" className="mb-4 rounded-lg bg-warn-soft px-3.5 py-2.5">
          {cluster} does not answer. What you see is as it was <RelativeTime at={row.since} />. {detail}
        </p>
      ) : null}
      {row.state !== 'stale' && row.swarmSilence ? (
        <p role="status" className="mb-4 rounded-lg bg-warn-soft px-3.5 py-2.5">
          {row.swarmSilence.reason === ''
            ? `The managers of ${cluster} take long to tell of their Swarm.`
            : `The Swarm of ${cluster} cannot be asked or changed now. Its engine says: “${row.swarmSilence.reason}”`}{' '}
          Services, tasks and nodes are shown as they were <RelativeTime at={row.swarmSilence.since} />, and
          containers are as they are now.
        </p>
      ) : null}
      <Tabs
        label={`Parts of ${cluster}`}
        value={tab}
        onChange={(next) => void setTab(next === 'overview' ? null : next)}
        tabs={[
          {
            value: 'overview',
            label: 'Overview',
            content: (
              <div className="grid items-start gap-5 xl:grid-cols-2">
                <Card title="What it runs">
                  <FleetFigures row={row} />
                </Card>
                {row.capacity ? (
                  <Card title="Capacity">
                    <ClusterCapacity row={row} used={usageOf(cluster)} withLimits />
                  </Card>
                ) : null}
                <NotWell rows={[row]} />
                {changes ? <RecentChanges initial={changes} cluster={cluster} /> : null}
              </div>
            ),
          },
          {
            value: 'metrics',
            label: 'Metrics',
            content: <MetricsView cluster={cluster} resource="cluster" reason={metricsReason} />,
          },
        ]}
      />
    </>
  );
}
