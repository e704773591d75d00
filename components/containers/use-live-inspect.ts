'use client';

import { useEffect, useState } from 'react';
import { type ContainerInspect, readInspect } from '@/components/containers/container-details';
import { containerChanges } from '@/components/containers/container-event';
import { engineRequest } from '@/components/live/engine-request';
import { followEvents } from '@/components/live/event-stream';
import { isDenied } from '@/components/live/failure-kind';
import type { LiveState } from '@/components/live/live-state';

export interface LiveInspect {
  readonly inspect: ContainerInspect;
  readonly state: LiveState;
  /** It was removed, or may no longer be seen. */
  readonly isGone: boolean;
}

/** One container as the page was given it, and then as it changes. */
export function useLiveInspect(cluster: string, initial: ContainerInspect): LiveInspect {
  const [inspect, setInspect] = useState(initial);
  const [state, setState] = useState<LiveState>('connecting');
  const [isGone, setGone] = useState(false);
  const { Id: id } = initial;

  useEffect(() => {
    const abort = new AbortController();
    const { signal } = abort;
    let latest = 0;
    const refresh = async () => {
      // Of two answers the older may come last.
      const mine = ++latest;
      try {
        const answer = await engineRequest(cluster, `/containers/${id}/json`, { signal });
        const fresh = readInspect(await answer.json());
        if (!signal.aborted && mine === latest) setInspect(fresh);
      } catch (error) {
        if (signal.aborted) return;
        if (isDenied(error)) setGone(true);
        else setState('stale');
      }
    };
    void followEvents(
      cluster,
      {
        onConnected: () => void refresh(),
        onEvents: (events) => {
          const { changed, removed } = containerChanges(events);
          if (removed.includes(id)) setGone(true);
          else if (changed.includes(id)) void refresh();
        },
        onState: setState,
      },
      signal,
    );
    return () => abort.abort();
  }, [cluster, id]);

  return { inspect, state, isGone };
}
