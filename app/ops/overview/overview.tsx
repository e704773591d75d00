'use client';

import { useMemo } from 'react';
import { RecentChanges } from '@/app/ops/overview/recent-changes';
import { AlertsAttention } from '@/components/alerts/alerts-attention';
import { useUsage } from '@/components/capacity/use-usage';
import { fleetVerdict } from '@/components/fleet/cluster-verdict';
import { FleetCard } from '@/components/fleet/fleet-card';
import { NotWell } from '@/components/fleet/not-well';
import { useFleet } from '@/components/fleet/use-fleet';
import type { InitialRows } from '@/components/live/live-list';
import { LiveMark } from '@/components/live/live-mark';
import { LinkButton } from '@/components/ui/button';
import { EmptyState } from '@/components/ui/empty-state';
import { PageHeader } from '@/components/ui/page-header';
import { SkeletonRows } from '@/components/ui/skeleton';
import type { AlertView } from '@/lib/alerts/schema';
import type { AuditRecord } from '@/lib/audit/schema';
import type { FleetRow } from '@/lib/fleet/fleet-row';
import { paths } from '@/lib/paths/console-paths';
import type { UsageRow } from '@/lib/usage/usage-row';

interface OverviewProps {
  initial: InitialRows<FleetRow> | null;
  usage: InitialRows<UsageRow> | null;
  /** What fires; null: it is not known yet. */
  alerts: readonly AlertView[] | null;
  /** Null when the person may not read the audit log. */
  changes: AuditRecord[] | null;
}

/** How things stand: every cluster, what needs somebody, and who changed what of late. */
export function Overview({ initial, usage, alerts, changes }: OverviewProps) {
  const { rows, state, since, isPending } = useFleet(initial);
  const usageOf = useUsage(usage);
  const sorted = useMemo(() => [...rows].sort((one, other) => one.name.localeCompare(other.name)), [rows]);
  const isLoading = isPending && rows.length === 0;
  return (
    <>
      <PageHeader
        title="Overview"
        mark={<LiveMark state={state} since={since} />}
        description={sorted.length > 0 ? fleetVerdict(sorted) : undefined}
      />
      {isLoading ? <SkeletonRows rows={4} label="Loading the clusters" /> : null}
      {!isLoading && sorted.length === 0 ? (
        <div className="rounded-lg bg-surface ring-1 ring-line">
          <EmptyState action={<LinkButton href={paths.adminArea('clusters')}>Clusters</LinkButton>}>
            No cluster is registered yet.
          </EmptyState>
        </div>
      ) : null}
      <ul aria-label="Clusters" className={`grid gap-4 ${columnsFor(sorted.length)}`}>
        {sorted.map((row) => (
          <li key={row.id} className="min-w-0">
            <FleetCard row={row} used={usageOf(row.name)} />
          </li>
        ))}
      </ul>
      <div className="mt-5 grid items-start gap-5 lg:grid-cols-2">
        <div className="flex min-w-0 flex-col gap-5">
          <AlertsAttention initial={alerts} />
          {sorted.some(
            ({ state: is, swarmSilence, troubleCount }) =>
              is === 'stale' || swarmSilence !== null || troubleCount > 0,
          ) ? (
            <NotWell rows={sorted} />
          ) : null}
        </div>
        {changes ? <RecentChanges initial={changes} /> : null}
      </div>
    </>
  );
}

/** A few have room for themselves; many are taken in at a look. */
function columnsFor(clusters: number): string {
  if (clusters <= 1) return '';
  return clusters <= 4 ? 'md:grid-cols-2' : 'md:grid-cols-2 xl:grid-cols-3';
}
