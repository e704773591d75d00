'use client';

import { useQuery } from '@tanstack/react-query';
import { useMissingRight } from '@/components/access/use-missing-right';
import { engineUrl } from '@/components/live/engine-url';
import { CertificatesCard } from '@/components/swarm/certificates-card';
import { JoinCard } from '@/components/swarm/join-card';
import { LockCard } from '@/components/swarm/lock-card';
import { NoSwarm } from '@/components/swarm/no-swarm';
import { SettingsCard } from '@/components/swarm/settings-card';
import { readSwarmState, type SwarmState } from '@/components/swarm/swarm-state';
import { LinkButton } from '@/components/ui/button';
import { ErrorNotice } from '@/components/ui/error-notice';
import { PageHeader } from '@/components/ui/page-header';
import { SkeletonRows } from '@/components/ui/skeleton';
import { request } from '@/lib/http/request';
import { paths } from '@/lib/paths/console-paths';

const refreshMs = 10_000;

/** How a Swarm is run: how others join it, its settings, its keys and certificates. */
export function SwarmPage({ cluster, initial }: { cluster: string; initial: SwarmState | null }) {
  const { data, error, refetch } = useQuery({
    queryKey: ['swarm', cluster],
    queryFn: async ({ signal }) =>
      readSwarmState(await request<unknown>('GET', engineUrl(cluster, '/info'), { signal })),
    ...(initial ? { initialData: initial } : {}),
    refetchInterval: refreshMs,
  });
  const reason = useMissingRight('swarm.manage', '/');
  const viewReason = useMissingRight('cluster.view', '/');
  const onChanged = () => void refetch();
  return (
    <>
      <PageHeader
        title="Swarm"
        description="How others join it, its settings, its keys and certificates."
        actions={<LinkButton href={paths.opsSection(cluster, 'nodes')}>Nodes</LinkButton>}
      />
      {error ? (
        <div className="mb-4">
          <ErrorNotice error={error} onRetry={onChanged} />
        </div>
      ) : null}
      {data === undefined ? (
        error ? null : (
          <SkeletonRows rows={6} />
        )
      ) : data.kind !== 'manager' ? (
        <NoSwarm cluster={cluster} swarm={data} />
      ) : (
        <div className="grid items-start gap-5 xl:grid-cols-2">
          <JoinCard cluster={cluster} address={data.managers[0] ?? ''} reason={reason} />
          {data.cluster ? (
            <>
              <SettingsCard {...{ cluster, swarm: data.cluster, reason, onChanged }} />
              <LockCard
                {...{ cluster, reason, onChanged }}
                isLocking={data.cluster.Spec.EncryptionConfig?.AutoLockManagers ?? false}
              />
              <CertificatesCard
                {...{ cluster, reason, onChanged }}
                isRotating={data.cluster.RootRotationInProgress ?? false}
              />
            </>
          ) : (
            <p className="text-ink-soft">How it is run is not shown to you. {viewReason}</p>
          )}
        </div>
      )}
    </>
  );
}
