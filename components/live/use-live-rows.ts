'use client';

import { useMemo, useState, useSyncExternalStore } from 'react';
import { type InitialRows, type Live, LiveList } from '@/components/live/live-list';
import type { LiveState } from '@/components/live/live-state';
import type { LiveKind, LiveRowOf } from '@/lib/live/kinds';
import { topicOf } from '@/lib/live/topic';
import type { OnCluster } from '@/lib/rows/placed-row';

/**
 * All things of a kind that the person may see on these clusters, as they are and as they change. A
 * row keeps its identity while nothing of it changes.
 *
 * @param clusters by name; the array need not be the same each time
 * @param initial what the page was given by `loadLiveRows`, shown until all is there
 */
export function useLiveRows<Kind extends LiveKind>(
  kind: Kind,
  clusters: readonly string[],
  initial: InitialRows<OnCluster<LiveRowOf[Kind]>> | null = null,
): Live<OnCluster<LiveRowOf[Kind]>> {
  return useTopics<OnCluster<LiveRowOf[Kind]>>(
    clusters.map((cluster) => topicOf(kind, cluster)),
    initial,
  );
}

export interface LiveThing<Row> {
  /** Null while it is pending, and when there is none (any more) that the person may see. */
  readonly row: Row | null;
  readonly state: LiveState;
  readonly since: number | null;
  readonly isPending: boolean;
}

/**
 * One thing, as it is and as it changes.
 *
 * @param id the full id; a volume's name
 */
export function useLiveRow<Kind extends LiveKind>(
  kind: Kind,
  cluster: string,
  id: string,
  initial: OnCluster<LiveRowOf[Kind]> | null = null,
): LiveThing<OnCluster<LiveRowOf[Kind]>> {
  const [given] = useState(() => (initial ? { rows: [initial], total: 1 } : null));
  const { rows, state, since, isPending } = useTopics<OnCluster<LiveRowOf[Kind]>>(
    [topicOf(kind, cluster, id)],
    given,
  );
  return { row: rows[0] ?? null, state, since, isPending };
}

/** Follows topics by their names; see lib/live/topic. */
export function useTopics<Row extends { readonly id: string }>(
  topics: readonly string[],
  initial: InitialRows<Row> | null,
): Live<Row> {
  const key = topics.join();
  const [given] = useState(initial);
  const list = useMemo(() => new LiveList<Row>(key === '' ? [] : key.split(','), given), [key, given]);
  return useSyncExternalStore(list.subscribe, list.get, list.onServer);
}
