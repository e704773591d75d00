import { containerChanges } from '@/components/containers/container-event';
import type { ContainerStore } from '@/components/containers/container-store';
import { fetchContainerRows } from '@/components/containers/fetch-containers';
import { followEvents, type LiveState } from '@/components/live/event-stream';

/**
 * Keeps a store of one cluster's containers as the cluster has them, until the signal aborts: the
 * whole list at each connection, and then only what events name.
 */
export async function followContainers(
  cluster: string,
  store: ContainerStore,
  onState: (state: LiveState) => void,
  signal: AbortSignal,
): Promise<void> {
  const known = (id: string) => store.row(id);
  const failed = () => {
    if (!signal.aborted) onState('stale');
  };
  const listAll = async () => {
    const all = await fetchContainerRows(cluster, { known, signal });
    if (!signal.aborted) store.replaceAll(all);
  };
  const refresh = async (changed: readonly string[], removed: readonly string[]) => {
    if (changed.length === 0) return store.update([], removed);
    const fresh = await fetchContainerRows(cluster, { ids: changed, known, signal });
    if (signal.aborted) return;
    const found = new Set(fresh.map(({ id }) => id));
    store.update(fresh, [...removed, ...changed.filter((id) => !found.has(id))]);
  };
  await followEvents(
    cluster,
    {
      onConnected: () => void listAll().catch(failed),
      onEvents: (events) => {
        const { changed, removed } = containerChanges(events);
        if (changed.length + removed.length > 0) void refresh(changed, removed).catch(failed);
      },
      onState,
    },
    signal,
  );
}
