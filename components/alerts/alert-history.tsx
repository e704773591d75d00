'use client';

import { useInfiniteQuery } from '@tanstack/react-query';
import { AlertCard } from '@/components/alerts/alert-card';
import { AlertFilters } from '@/components/alerts/alert-filters';
import { alertQuery, useAlertFilter } from '@/components/alerts/use-alert-filter';
import { Button } from '@/components/ui/button';
import { EmptyState } from '@/components/ui/empty-state';
import { ErrorNotice } from '@/components/ui/error-notice';
import { SkeletonRows } from '@/components/ui/skeleton';
import type { AlertView } from '@/lib/alerts/schema';
import { api } from '@/lib/http/request';

interface AlertPage {
  items: AlertView[];
  nextCursor: string | null;
}

/** All alerts that fire or did, the latest first, page after page. */
export function AlertHistory({ clusters }: { clusters: readonly string[] }) {
  const { settled, isFiltered, clear, filter, onChange } = useAlertFilter();
  const history = useInfiniteQuery({
    queryKey: ['alerts', 'history', settled],
    initialPageParam: null as string | null,
    queryFn: ({ pageParam, signal }) =>
      api<AlertPage>('GET', `/alerts?${alertQuery(settled, pageParam)}`, { signal }),
    getNextPageParam: (page) => page.nextCursor,
    placeholderData: (before) => before,
  });
  const alerts = history.data?.pages.flatMap((page) => page.items) ?? [];
  return (
    <>
      <AlertFilters {...{ filter, onChange, isFiltered, clusters }} onClear={clear} />
      <ErrorNotice
        title="The history cannot be shown"
        error={history.error}
        onRetry={() => void history.refetch()}
      />
      {history.isPending ? <SkeletonRows rows={6} /> : null}
      {history.isSuccess ? (
        <section aria-label="History" className="rounded-lg bg-surface ring-1 ring-line">
          {alerts.length === 0 ? (
            <EmptyState action={isFiltered ? <Button onClick={clear}>Clear filters</Button> : null}>
              {isFiltered ? 'No alerts match the filters.' : 'Nothing fired yet of what you can see.'}
            </EmptyState>
          ) : null}
          {alerts.map((alert) => (
            <AlertCard key={alert.id} alert={alert} />
          ))}
        </section>
      ) : null}
      {history.hasNextPage ? (
        <div className="mt-4 flex justify-center">
          <Button busy={history.isFetchingNextPage} onClick={() => void history.fetchNextPage()}>
            Older alerts
          </Button>
        </div>
      ) : null}
    </>
  );
}
