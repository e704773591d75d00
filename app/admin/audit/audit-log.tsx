'use client';

import { RotateCw } from 'lucide-react';
import { useState } from 'react';
import { AuditActions } from '@/app/admin/audit/audit-actions';
import { AuditEntry } from '@/app/admin/audit/audit-entry';
import { AuditFilters } from '@/app/admin/audit/audit-filters';
import { useAuditEntries } from '@/app/admin/audit/use-audit-entries';
import { useAuditFilter } from '@/app/admin/audit/use-audit-filter';
import { Button } from '@/components/ui/button';
import { Checkbox } from '@/components/ui/checkbox';
import { EmptyState } from '@/components/ui/empty-state';
import { ErrorNotice } from '@/components/ui/error-notice';
import { SkeletonRows } from '@/components/ui/skeleton';

/** The entries, with all that they can be narrowed by. */
export function AuditLog() {
  const { settled, isFiltered, clear, ...controls } = useAuditFilter();
  const [isLive, setIsLive] = useState(false);
  const { log, tail, looksOn, records } = useAuditEntries(settled, isLive);
  const isStale = isLive && tail.isError;
  return (
    <>
      <AuditFilters {...controls} isFiltered={isFiltered} onClear={clear} />
      <div className="mb-3 flex flex-wrap items-center gap-2">
        <Checkbox
          label="Live"
          checked={isLive}
          onChange={(event) => setIsLive(event.currentTarget.checked)}
        />
        <span role="status" className="mr-auto text-ink-soft">
          {isStale ? 'New entries do not come in at the moment; it is tried again.' : null}
        </span>
        <AuditActions filter={settled} isFiltered={isFiltered} onFilter={controls.onChange} />
        <Button onClick={() => void log.refetch()} busy={log.isRefetching}>
          {log.isRefetching ? null : <RotateCw aria-hidden />}
          Refresh
        </Button>
      </div>
      <ErrorNotice
        title="The audit log cannot be shown"
        error={log.error}
        onRetry={() => void log.refetch()}
      />
      {log.isPending ? <SkeletonRows rows={10} /> : null}
      {log.isSuccess && records.length === 0 && !looksOn ? (
        <div className="rounded-lg bg-surface ring-1 ring-line">
          <EmptyState action={isFiltered ? <Button onClick={clear}>Clear filters</Button> : null}>
            {emptyText(isFiltered, log.hasNextPage)}
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
            {looksOn
              ? 'Looking further back'
              : records.length === 0
                ? 'Search further back'
                : 'Older entries'}
          </Button>
        </div>
      ) : null}
    </>
  );
}

function emptyText(isFiltered: boolean, goesOn: boolean): string {
  if (goesOn) return 'None of the newer entries match. The log goes further back.';
  return isFiltered ? 'No entries match the filters.' : 'Nothing was recorded yet that you may see.';
}
