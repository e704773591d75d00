'use client';

import { useInfiniteQuery } from '@tanstack/react-query';
import { AuditLine } from '@/components/timeline/audit-line';
import { Button, TextLink } from '@/components/ui/button';
import { EmptyState } from '@/components/ui/empty-state';
import { ErrorNotice } from '@/components/ui/error-notice';
import { SkeletonRows } from '@/components/ui/skeleton';
import type { AuditRecord } from '@/lib/audit/schema';
import { api } from '@/lib/http/request';
import { paths } from '@/lib/paths/console-paths';

/** What somebody did through us, the latest first. */
export function PersonTimeline({ username }: { username: string }) {
  const line = useInfiniteQuery({
    queryKey: ['audit', 'of', username],
    initialPageParam: '',
    queryFn: ({ pageParam, signal }) => {
      const asked = new URLSearchParams({
        actor: username,
        limit: '50',
        ...(pageParam === '' ? {} : { cursor: pageParam }),
      });
      return api<{ items: AuditRecord[]; nextCursor: string | null }>('GET', `/audit?${asked}`, { signal });
    },
    getNextPageParam: (page) => page.nextCursor ?? undefined,
  });
  const entries = line.data?.pages.flatMap(({ items }) => items) ?? [];
  return (
    <div className="flex flex-col gap-4">
      <p className="text-[0.8125rem] text-ink-soft">
        What {username} did.{' '}
        <TextLink href={paths.auditFor({ actor: username })}>Search the audit log</TextLink>
      </p>
      <ErrorNotice error={line.error} onRetry={() => void line.refetch()} />
      {line.isPending ? <SkeletonRows rows={6} /> : null}
      {line.isSuccess && entries.length === 0 ? <EmptyState>Nothing yet.</EmptyState> : null}
      {entries.length > 0 ? (
        <ol aria-label="Time line" className="rounded-lg bg-surface ring-1 ring-line">
          {entries.map((entry) => (
            <AuditLine key={entry.id} entry={entry} />
          ))}
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
