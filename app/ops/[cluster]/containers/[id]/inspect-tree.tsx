'use client';

import { useQuery } from '@tanstack/react-query';
import { engineUrl } from '@/components/live/engine-url';
import { Button } from '@/components/ui/button';
import { CopyButton } from '@/components/ui/code-block';
import { ErrorNotice } from '@/components/ui/error-notice';
import { JsonTree } from '@/components/ui/json-tree';
import { SkeletonRows } from '@/components/ui/skeleton';
import { request } from '@/lib/http/request';

/** The engine's whole account of one thing, as far as the person may read it. */
export function InspectTree({ cluster, path }: { cluster: string; path: string }) {
  const { data, error, isPending, isRefetching, refetch } = useQuery({
    queryKey: ['inspect', cluster, path],
    queryFn: ({ signal }) => request<unknown>('GET', engineUrl(cluster, path), { signal }),
  });
  if (isPending) return <SkeletonRows rows={8} />;
  if (error) return <ErrorNotice error={error} onRetry={() => void refetch()} />;
  return (
    <div className="rounded-lg bg-surface ring-1 ring-line">
      <div className="flex items-center justify-end gap-1 border-line border-b px-2 py-1">
        <Button size="small" tone="quiet" busy={isRefetching} onClick={() => void refetch()}>
          Refresh
        </Button>
        <CopyButton text={JSON.stringify(data, null, 2)} label="Copy as JSON" />
      </div>
      <div className="overflow-x-auto p-3">
        <JsonTree value={data} />
      </div>
    </div>
  );
}
