'use client';

import { useQuery } from '@tanstack/react-query';
import dynamic from 'next/dynamic';
import { engineUrl } from '@/components/live/engine-url';
import { Button } from '@/components/ui/button';
import { ErrorNotice } from '@/components/ui/error-notice';
import { SkeletonRows } from '@/components/ui/skeleton';
import { request } from '@/lib/http/request';

/** Fetched when it is first wanted. */
const JsonExplorer = dynamic(
  () => import('@/components/inspect/json-explorer').then((part) => part.JsonExplorer),
  { loading: () => <SkeletonRows rows={8} /> },
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
