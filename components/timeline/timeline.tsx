'use client';

import { useInfiniteQuery } from '@tanstack/react-query';
import { engineUrl } from '@/components/live/engine-url';
import { AuditLine } from '@/components/timeline/audit-line';
import { EventLine } from '@/components/timeline/event-line';
import type { EngineEventView } from '@/components/timeline/event-words';
import { Button } from '@/components/ui/button';
import { EmptyState } from '@/components/ui/empty-state';
import { ErrorNotice } from '@/components/ui/error-notice';
import { SkeletonRows } from '@/components/ui/skeleton';
import type { AuditRecord } from '@/lib/audit/schema';
import { request } from '@/lib/http/request';

type TimelineItem =
  | ({ source: 'engine' } & EngineEventView)
  | { source: 'audit'; at: string; entry: AuditRecord };

interface TimelinePage {
  items: TimelineItem[];
  nextCursor: string | null;
}

interface TimelineProps {
  cluster: string;
  /** Docker's noun, e.g. "container". */
  kind: 'container' | 'service' | 'node' | 'network' | 'volume' | 'secret' | 'config' | 'image' | 'stack';
  /** The engine's full id; the name of a volume or stack. */
  id: string;
}

const told: Partial<Record<TimelineProps['kind'], string>> = {
  image: 'What the engine told of it and of its names, and what was done to it through Wheelhouse.',
  stack: 'What the engine told of all that is or was part of it, and what was done to it through Wheelhouse.',
};

const refreshMs = 5_000;
const perPage = '50';

/** What happened to one thing, the latest first: what its engine told, and who did what through us. */
export function Timeline({ cluster, kind, id }: TimelineProps) {
  const line = useInfiniteQuery({
    queryKey: ['timeline', cluster, kind, id],
    initialPageParam: null as string | null,
    queryFn: ({ pageParam, signal }) =>
      request<TimelinePage>(
        'GET',
        engineUrl(cluster, '/history/timeline', {
          resource: `${kind}:${id}`,
          limit: perPage,
          ...(pageParam === null ? {} : { cursor: pageParam }),
        }),
        { signal },
      ),
    getNextPageParam: (page) => page.nextCursor,
    refetchInterval: refreshMs,
  });
  const items = line.data?.pages.flatMap((page) => page.items) ?? [];
  return (
    <div className="flex flex-col gap-4">
      <p className="text-pretty text-[0.8125rem] text-ink-soft">
        {told[kind] ?? 'What the engine told of it and what was done to it through Wheelhouse.'} Of others'
        doings you see what you may read in the audit log.
      </p>
      <ErrorNotice
        title={items.length > 0 ? 'What you see may be old' : 'The time line cannot be shown'}
        error={line.error}
        onRetry={() => void line.refetch()}
      />
      {line.isPending ? <SkeletonRows rows={8} /> : null}
      {line.isSuccess && items.length === 0 ? (
        <div className="rounded-lg bg-surface ring-1 ring-line">
          <EmptyState>Nothing has happened to it since history is kept.</EmptyState>
        </div>
      ) : null}
      {items.length > 0 ? (
        <ol aria-label="Time line" className="rounded-lg bg-surface ring-1 ring-line">
          {items.map((item) =>
            item.source === 'engine' ? (
              <EventLine key={`e${item.id}`} cluster={cluster} event={item} about={id} />
            ) : (
              <AuditLine key={`a${item.entry.id}`} entry={item.entry} about={id} />
            ),
          )}
        </ol>
      ) : null}
      {line.hasNextPage ? (
        <div className="flex justify-center">
          <Button busy={line.isFetchingNextPage} onClick={() => void line.fetchNextPage()}>
            Earlier
          </Button>
        </div>
      ) : null}
    </div>
  );
}
