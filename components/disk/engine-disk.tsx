'use client';

import { useQuery } from '@tanstack/react-query';
import { RefreshCw } from 'lucide-react';
import { useMemo } from 'react';
import { CleanUp } from '@/components/disk/clean-up';
import { readDiskUsage } from '@/components/disk/disk-items';
import { diskRows } from '@/components/disk/disk-rows';
import { DiskTotals } from '@/components/disk/disk-totals';
import { UnusedVolumes } from '@/components/disk/unused-volumes';
import { engineUrl } from '@/components/live/engine-url';
import { useLiveRows } from '@/components/live/use-live-rows';
import { Button } from '@/components/ui/button';
import { ErrorNotice } from '@/components/ui/error-notice';
import { RelativeTime } from '@/components/ui/relative-time';
import { SkeletonRows } from '@/components/ui/skeleton';
import { request } from '@/lib/http/request';

interface EngineDiskProps {
  cluster: string;
  isOneOfMany: boolean;
}

/** An engine walks through its files for the answer: it is asked once, and again when somebody wants it. */
const keptMs = 5 * 60_000;

/** The disk of one engine: the sums, what can go, and the volumes that nothing uses. */
export function EngineDisk({ cluster, isOneOfMany }: EngineDiskProps) {
  const usage = useQuery({
    queryKey: ['disk', cluster],
    staleTime: keptMs,
    queryFn: async ({ signal }) =>
      readDiskUsage(await request<unknown>('GET', engineUrl(cluster, '/system/df'), { signal })),
  });
  const images = useLiveRows('images', [cluster]);
  const containers = useLiveRows('containers', [cluster]);
  const volumes = useLiveRows('volumes', [cluster]);
  const services = useLiveRows('services', [cluster]);
  const rows = useMemo(
    () =>
      diskRows(cluster, usage.data?.items ?? [], {
        images: images.rows,
        containers: containers.rows,
        volumes: volumes.rows,
        services: services.rows,
      }),
    [cluster, usage.data, images.rows, containers.rows, volumes.rows, services.rows],
  );
  const again = () => void usage.refetch();
  return (
    <section aria-label={`Disk of ${cluster}`} className="flex flex-col gap-6">
      <div className="flex flex-wrap items-center gap-3">
        {isOneOfMany ? <h2 className="font-semibold text-base">{cluster}</h2> : null}
        {usage.data ? (
          <p className="text-ink-soft text-[0.8125rem]">
            Measured <RelativeTime at={usage.dataUpdatedAt} />
          </p>
        ) : null}
        <Button size="small" busy={usage.isFetching} onClick={again}>
          <RefreshCw aria-hidden />
          Measure again
        </Button>
      </div>
      <ErrorNotice title={`${cluster} does not tell`} error={usage.error} onRetry={again} />
      {usage.isPending ? <SkeletonRows rows={5} label="The engine is measuring" /> : null}
      {usage.data ? (
        <>
          <DiskTotals totals={usage.data.totals} />
          <CleanUp cluster={cluster} rows={rows} isOneOfMany={isOneOfMany} onChanged={again} />
          <UnusedVolumes cluster={cluster} rows={rows} volumes={volumes.rows} isOneOfMany={isOneOfMany} />
        </>
      ) : null}
    </section>
  );
}
