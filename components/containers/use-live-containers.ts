'use client';

import { useEffect, useState, useSyncExternalStore } from 'react';
import { containerChanges } from '@/components/containers/container-event';
import { type ContainerRow, ContainerStore } from '@/components/containers/container-store';
import { fetchContainerRows } from '@/components/containers/fetch-containers';
import { followEvents, type LiveState } from '@/components/live/event-stream';

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
    const { signal } = abort;
    const failed = () => {
      if (!signal.aborted) setState('stale');
    };
    const listAll = async () => {
      const all = await fetchContainerRows(cluster, { known: (id) => store.row(id), signal });
      if (!signal.aborted) store.replaceAll(all);
    };
    const refresh = async (changed: readonly string[], removed: readonly string[]) => {
      if (changed.length === 0) return store.update([], removed);
      const fresh = await fetchContainerRows(cluster, { ids: changed, known: (id) => store.row(id), signal });
      if (signal.aborted) return;
      const found = new Set(fresh.map(({ id }) => id));
      store.update(fresh, [...removed, ...changed.filter((id) => !found.has(id))]);
    };
    void followEvents(
      cluster,
      {
        onConnected: () => void listAll().catch(failed),
        onEvents: (events) => {
          const { changed, removed } = containerChanges(events);
          if (changed.length + removed.length > 0) void refresh(changed, removed).catch(failed);
        },
        onState: setState,
      },
      signal,
    );
    return () => abort.abort();
  }, [cluster, store]);

  return { rows, state };
}
