'use client';

import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useEffect, useRef } from 'react';
import { engineUrl } from '@/components/live/engine-url';
import { isDenied } from '@/components/live/failure-kind';
import { useLiveRow } from '@/components/live/use-live-rows';
import { request } from '@/lib/http/request';
import type { LiveKind, LiveRowOf } from '@/lib/live/kinds';
import type { OnCluster } from '@/lib/rows/placed-row';

interface ThingOptions<Kind extends LiveKind> {
  kind: Kind;
  /** As the page was given it. */
  initial: OnCluster<LiveRowOf[Kind]>;
  inspect: unknown;
  /** At the engine, e.g. `/networks/abc`. */
  path: string;
  /** What else its details change with, e.g. who is connected to it. */
  changesWith?: string;
}

/** One thing: its row, live, and the engine's account of it, asked for again when something of it changes. */
export function useThing<Kind extends LiveKind>({
  kind,
  initial,
  inspect,
  path,
  changesWith = '',
}: ThingOptions<Kind>) {
  const { cluster, id } = initial;
  const live = useLiveRow(kind, cluster, id, initial);
  const queryClient = useQueryClient();
  const details = useQuery({
    queryKey: ['inspect', cluster, path],
    initialData: inspect,
    queryFn: ({ signal }) => request<unknown>('GET', engineUrl(cluster, path), { signal }),
  });
  const row = live.row ?? initial;
  const seen = useRef<unknown>(null);
  useEffect(() => {
    const now = `${JSON.stringify(row)} ${changesWith}`;
    if (seen.current !== null && seen.current !== now) {
      void queryClient.invalidateQueries({ queryKey: ['inspect', cluster, path] });
    }
    seen.current = now;
  }, [row, changesWith, queryClient, cluster, path]);
  return {
    row,
    inspect: details.data,
    state: live.state,
    since: live.since,
    isGone: (!live.isPending && live.row === null) || isDenied(details.error),
    error: details.error,
    retry: () => void details.refetch(),
  };
}
