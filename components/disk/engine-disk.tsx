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

/** One engine: that by which a cluster is addressed, or that of one of its nodes. */
export interface DiskEngine {
  readonly cluster: string;
  /** By id. */
  readonly node: string | null;
  readonly name: string;
}

interface EngineDiskProps {
  engine: DiskEngine;
  isOneOfMany: boolean;
}

/** An engine walks through its files for the answer: it is asked once, and again when somebody wants it. */
const keptMs = 5 * 60_000;

/** The disk of one engine: the sums, what can go, and the volumes that nothing uses. */
export function EngineDisk({ engine, isOneOfMany }: EngineDiskProps) {
  const { cluster, node, name } = engine;
  const usage = useQuery({
    queryKey: ['disk', cluster, node],
    staleTime: keptMs,
    queryFn: async ({ signal }) =>
      readDiskUsage(await request<unknown>('GET', engineUrl(cluster, '/system/df', {}, node), { signal })),
  });
  const images = useLiveRows('images', [cluster]);
  const containers = useLiveRows('containers', [cluster]);
  const volumes = useLiveRows('volumes', [cluster]);
  const services = useLiveRows('services', [cluster]);
  const tasks = useLiveRows('tasks', [cluster]);
  const rows = useMemo(
    () =>
      diskRows({ cluster, node }, usage.data?.items ?? [], {
        images: images.rows,
        containers: containers.rows,
        volumes: volumes.rows,
        services: services.rows,
        tasks: tasks.rows,
      }),
    [cluster, node, usage.data, images.rows, containers.rows, volumes.rows, services.rows, tasks.rows],
  );
  const again = () => void usage.refetch();
  return (
    <section aria-label={`Disk of ${name}`} className="flex flex-col gap-6">
      <div className="flex flex-wrap items-center gap-3">
        {isOneOfMany ? <h2 className="font-semibold text-base">{name}</h2> : null}
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
      <ErrorNotice title={`${name} does not tell`} error={usage.error} onRetry={again} />
      {usage.isPending ? <SkeletonRows rows={5} label="The engine is measuring" /> : null}
      {usage.data ? (
        <>
          <DiskTotals totals={usage.data.totals} />
          <CleanUp prefix={isOneOfMany ? `${name}-` : ''} rows={rows} onChanged={again} />
          <UnusedVolumes prefix={isOneOfMany ? `${name}-` : ''} rows={rows} onChanged={again} />
        </>
      ) : null}
    </section>
  );
}
