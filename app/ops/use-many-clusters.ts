import { useEffect, useState, useSyncExternalStore } from 'react';
import type { LiveCluster, OpsContainer } from '@/app/ops/live-cluster';
import { ManyClusters } from '@/app/ops/many-clusters';
import { followContainers } from '@/components/containers/follow-containers';
import type { LiveState } from '@/components/live/live-state';

/** From good to bad: the mark of a page says the worst of its clusters. */
const order: readonly LiveState[] = ['live', 'connecting', 'reconnecting', 'stale', 'refused'];

export interface FollowedClusters {
  readonly containers: readonly OpsContainer[];
  readonly state: LiveState;
  readonly moved: ManyClusters['moved'];
}

/** The containers of several clusters as the page was given them, and then as they change. */
export function useManyClusters(clusters: readonly LiveCluster[]): FollowedClusters {
  const [many] = useState(() => new ManyClusters(clusters));
  const [states, setStates] = useState<ReadonlyMap<string, LiveState>>(new Map());
  const containers = useSyncExternalStore(many.subscribe, many.list, many.list);
  useEffect(() => {
    const abort = new AbortController();
    for (const [name, store] of many.stores) {
      const onState = (state: LiveState) => setStates((before) => new Map(before).set(name, state));
      void followContainers(name, store, onState, abort.signal);
    }
    return () => abort.abort();
  }, [many]);
  const worst = Math.max(
    0,
    ...[...many.stores.keys()].map((name) => order.indexOf(states.get(name) ?? 'connecting')),
  );
  return {
    containers,
    state: many.stores.size === 0 ? 'live' : (order[worst] ?? 'connecting'),
    moved: (container, collection) => many.moved(container, collection),
  };
}
