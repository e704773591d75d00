'use client';

import { useInfiniteQuery } from '@tanstack/react-query';
import { RotateCw } from 'lucide-react';
import { AuditEntry } from '@/app/admin/audit/audit-entry';
import { AuditFilters } from '@/app/admin/audit/audit-filters';
import { auditQuery, useAuditFilter } from '@/app/admin/audit/use-audit-filter';
import { Button } from '@/components/ui/button';
import { EmptyState } from '@/components/ui/empty-state';
import { ErrorNotice } from '@/components/ui/error-notice';
import { PageHeader } from '@/components/ui/page-header';
import { SkeletonRows } from '@/components/ui/skeleton';
import type { AuditRecord } from '@/lib/audit/schema';
import { api } from '@/lib/http/request';

interface AuditPage {
  items: AuditRecord[];
  nextCursor: string | null;
}

export function AuditLog() {
  const { settled, isFiltered, clear, ...controls } = useAuditFilter();
  const log = useInfiniteQuery({
    queryKey: ['audit', settled],
    initialPageParam: null as string | null,
    queryFn: ({ pageParam, signal }) =>
      api<AuditPage>('GET', `/audit?${auditQuery(settled, pageParam)}`, { signal }),
    getNextPageParam: (page) => page.nextCursor,
    placeholderData: (before) => before,
  });
  const records = log.data?.pages.flatMap((page) => page.items) ?? [];
  return (
    <>
      <PageHeader
        title="Audit log"
        description="Every change and every refusal, the latest first. Each entry carries the hash of the one before it."
        actions={
          <Button onClick={() => void log.refetch()} busy={log.isRefetching}>
            {log.isRefetching ? null : <RotateCw aria-hidden />}
            Refresh
          </Button>
        }
      />
      <AuditFilters {...controls} isFiltered={isFiltered} onClear={clear} />
      <ErrorNotice
        title="The audit log cannot be shown"
        error={log.error}
        onRetry={() => void log.refetch()}
      />
      {log.isPending ? <SkeletonRows rows={10} /> : null}
      {log.isSuccess && records.length === 0 ? (
        <div className="rounded-lg bg-surface ring-1 ring-line">
          <EmptyState action={isFiltered ? <Button onClick={clear}>Clear filters</Button> : null}>
            {isFiltered ? 'No entries match the filters.' : 'Nothing was recorded yet that you may see.'}
          </EmptyState>
        </div>
      ) : null}
      {records.length > 0 ? (
        <ol aria-label="Entries" className="rounded-lg bg-surface ring-1 ring-line">
          {records.map((record) => (
            <AuditEntry key={record.id} record={record} />
          ))}
        </ol>
      ) : null}
      {log.hasNextPage ? (
        <div className="mt-4 flex justify-center">
          <Button busy={log.isFetchingNextPage} onClick={() => void log.fetchNextPage()}>
            Older entries
          </Button>
        </div>
      ) : null}
    </>
  );
}
