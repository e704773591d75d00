import type { EngineQuery } from '@/components/live/engine-url';
import { engineUrl } from '@/components/live/engine-url';
import type { EngineEventView } from '@/components/timeline/event-words';
import { failureMessage } from '@/lib/http/failure';
import { request } from '@/lib/http/request';

export interface ClusterEvent {
  cluster: string;
  event: EngineEventView;
}

/** Where each cluster's list goes on. A cluster that is not in it has no more. */
export type Cursors = Readonly<Record<string, string | null>>;

export interface EventsPageOfMany {
  items: ClusterEvent[];
  next: Cursors;
  failures: { name: string; failure: string }[];
}

const perCluster = '100';

/** The next page of each cluster. One that does not answer holds up none of the others. */
export async function fetchEvents(
  cursors: Cursors,
  query: EngineQuery,
  signal: AbortSignal,
): Promise<EventsPageOfMany> {
  const answers = await Promise.all(
    Object.entries(cursors).map(async ([cluster, cursor]) => {
      const url = engineUrl(cluster, '/history/events', {
        ...query,
        limit: perCluster,
        ...(cursor === null ? {} : { cursor }),
      });
      try {
        const page = await request<{ items: EngineEventView[]; nextCursor: string | null }>('GET', url, {
          signal,
        });
        return { cluster, page, failure: null };
      } catch (error) {
        if (signal.aborted) throw error;
        return { cluster, page: { items: [], nextCursor: null }, failure: failureMessage(error) };
      }
    }),
  );
  return {
    items: answers.flatMap(({ cluster, page }) => page.items.map((event) => ({ cluster, event }))),
    next: Object.fromEntries(
      answers.flatMap(({ cluster, page }) => (page.nextCursor === null ? [] : [[cluster, page.nextCursor]])),
    ),
    failures: answers.flatMap(({ cluster, failure }) =>
      failure === null ? [] : [{ name: cluster, failure }],
    ),
  };
}

/**
 * The events of all pages, the latest first. What is older than the last that is known of a cluster
 * which has more waits for that.
 */
export function inOrder(pages: readonly EventsPageOfMany[]): ClusterEvent[] {
  const all = pages.flatMap(({ items }) => items);
  const waiting = Object.keys(pages.at(-1)?.next ?? {});
  const oldest = waiting.map((cluster) =>
    all
      .filter((item) => item.cluster === cluster)
      .reduce((least, { event }) => (event.at < least ? event.at : least), '9'),
  );
  const horizon = oldest.reduce((latest, at) => (at > latest && at !== '9' ? at : latest), '');
  return all
    .filter(({ event }) => event.at >= horizon)
    .sort((a, b) => (a.event.at < b.event.at ? 1 : a.event.at > b.event.at ? -1 : 0));
}
