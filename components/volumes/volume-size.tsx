'use client';

import { useQuery } from '@tanstack/react-query';
import * as z from 'zod/mini';
import { engineUrl } from '@/components/live/engine-url';
import { Button } from '@/components/ui/button';
import { Bytes } from '@/components/ui/bytes';
import { failureMessage } from '@/lib/http/failure';
import { request } from '@/lib/http/request';

const usage = z.object({
  Volumes: z.nullish(
    z.array(z.object({ Name: z.string(), UsageData: z.nullish(z.object({ Size: z.number() })) })),
  ),
});

/** How much a volume takes: measured when it is asked for, since an engine walks through all files for it. */
export function VolumeSize({ cluster, name }: { cluster: string; name: string }) {
  const { data, error, isFetching, refetch } = useQuery({
    queryKey: ['volume-size', cluster, name],
    enabled: false,
    queryFn: async ({ signal }) => {
      const path = engineUrl(cluster, '/system/df', { type: 'volume' });
      const { Volumes } = z.parse(usage, await request<unknown>('GET', path, { signal }));
      return Volumes?.find((volume) => volume.Name === name)?.UsageData?.Size ?? -1;
    },
  });
  if (data !== undefined) {
    return data < 0 ? (
      <span className="text-ink-soft">its driver does not tell</span>
    ) : (
      <Bytes value={data} />
    );
  }
  return (
    <span className="inline-flex flex-wrap items-center gap-2">
      <Button size="small" busy={isFetching} onClick={() => void refetch()}>
        Measure
      </Button>
      {error ? <span className="text-danger">{failureMessage(error)}</span> : null}
    </span>
  );
}
