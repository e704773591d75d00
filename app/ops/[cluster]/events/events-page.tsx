'use client';

import { useInfiniteQuery } from '@tanstack/react-query';
import { EventFilters } from '@/app/ops/[cluster]/events/event-filters';
import { HistoryKeptFor } from '@/app/ops/[cluster]/events/history-kept-for';
import { type Cursors, fetchEvents, inOrder } from '@/app/ops/[cluster]/events/many-events';
import { eventQuery, useEventFilter } from '@/app/ops/[cluster]/events/use-event-filter';
import { ClusterFailures } from '@/app/ops/cluster-failures';
import { EventLine } from '@/components/timeline/event-line';
import { Button } from '@/components/ui/button';
import { EmptyState } from '@/components/ui/empty-state';
import { ErrorNotice } from '@/components/ui/error-notice';
import { PageHeader } from '@/components/ui/page-header';
import { SkeletonRows } from '@/components/ui/skeleton';

const refreshMs = 4_000;

/** What engines told, searched, the latest first; it follows what comes. */
export function EventsPage({ clusters }: { clusters: string[] }) {
  const { settled, isFiltered, clear, ...controls } = useEventFilter();
  const first: Cursors = Object.fromEntries(clusters.map((name) => [name, null]));
  const log = useInfiniteQuery({
    queryKey: ['engine-events', clusters.join(), settled],
    initialPageParam: first,
    queryFn: ({ pageParam, signal }) => fetchEvents(pageParam, eventQuery(settled), signal),
    getNextPageParam: ({ next }) => (Object.keys(next).length === 0 ? null : next),
    placeholderData: (before) => before,
    // Older pages stay as they are: only who looks at the latest gets what comes.
    refetchInterval: ({ state }) => (state.data && state.data.pages.length > 1 ? false : refreshMs),
  });
  const pages = log.data?.pages ?? [];
  const items = inOrder(pages);
  return (
    <>
      <PageHeader
        title="Events"
        description="What engines told of things that you may see, the latest first. Times are yours; a clock of an engine that is wrong is made up for."
        actions={<HistoryKeptFor />}
      />
      <EventFilters {...controls} isFiltered={isFiltered} onClear={clear} />
      <ClusterFailures clusters={pages[0]?.failures ?? []} />
      <ErrorNotice title="The events cannot be shown" error={log.error} onRetry={() => void log.refetch()} />
      {log.isPending ? <SkeletonRows rows={10} /> : null}
      {log.isSuccess && items.length === 0 ? (
        <div className="rounded-lg bg-surface ring-1 ring-line">
          <EmptyState action={isFiltered ? <Button onClick={clear}>Clear filters</Button> : null}>
            {isFiltered ? 'No events match the filters.' : 'No engine told of anything yet that you may see.'}
          </EmptyState>
        </div>
      ) : null}
      {items.length > 0 ? (
        <ol aria-label="Events" className="rounded-lg bg-surface ring-1 ring-line">
          {items.map(({ cluster, event }) => (
            <EventLine
              key={`${cluster} ${event.id}`}
              cluster={cluster}
              event={event}
              showsCluster={clusters.length > 1}
            />
          ))}
        </ol>
      ) : null}
      {log.hasNextPage ? (
        <div className="mt-4 flex justify-center">
          <Button busy={log.isFetchingNextPage} onClick={() => void log.fetchNextPage()}>
            Older events
          </Button>
        </div>
      ) : null}
    </>
  );
}
