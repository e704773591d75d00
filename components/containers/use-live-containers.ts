'use client';

import { useEffect, useState, useSyncExternalStore } from 'react';
import { type ContainerRow, ContainerStore } from '@/components/containers/container-store';
import { followContainers } from '@/components/containers/follow-containers';
import type { LiveState } from '@/components/live/live-state';

/** The containers of a cluster as the page was given them, and then as they change. */
export function useLiveContainers(
  cluster: string,
  initial: readonly ContainerRow[],
): { rows: readonly ContainerRow[]; state: LiveState } {
  const [store] = useState(() => new ContainerStore(initial));
  const [state, setState] = useState<LiveState>('connecting');
  const rows = useSyncExternalStore(store.subscribe, store.list, store.list);

  useEffect(() => {
    const abort = new AbortController();
    void followContainers(cluster, store, setState, abort.signal);
    return () => abort.abort();
  }, [cluster, store]);

  return { rows, state };
}
