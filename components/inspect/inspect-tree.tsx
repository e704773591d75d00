'use client';

import { useQuery } from '@tanstack/react-query';
import { engineUrl } from '@/components/live/engine-url';
import { Button } from '@/components/ui/button';
import { ErrorNotice } from '@/components/ui/error-notice';
import { lazily } from '@/components/ui/lazily';
import { SkeletonRows } from '@/components/ui/skeleton';
import { request } from '@/lib/http/request';

/** Fetched when it is first wanted. */
const JsonExplorer = lazily(
  () => import('@/components/inspect/json-explorer').then((part) => part.JsonExplorer),
  () => <SkeletonRows rows={8} />,
);

interface InspectTreeProps {
  cluster: string;
  /** At the engine, e.g. `/networks/abc`. */
  path: string;
}

/** The engine's whole account of one thing, as far as the person may read it. */
export function InspectTree({ cluster, path }: InspectTreeProps) {
  const { data, error, isPending, isRefetching, refetch } = useQuery({
    queryKey: ['inspect', cluster, path],
    queryFn: ({ signal }) => request<unknown>('GET', engineUrl(cluster, path), { signal }),
  });
  if (isPending) return <SkeletonRows rows={8} />;
  if (error) return <ErrorNotice error={error} onRetry={() => void refetch()} />;
  return (
    <JsonExplorer
      label="The engine’s account"
      value={data}
      actions={
        <Button size="small" tone="quiet" busy={isRefetching} onClick={() => void refetch()}>
          Refresh
        </Button>
      }
    />
  );
}
