import { useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { useEffect } from 'react';
import { type AuditFilterValues, criteriaOf } from '@/app/admin/audit/use-audit-filter';
import type { AuditRecord } from '@/lib/audit/schema';
import { api } from '@/lib/http/request';

interface AuditPage {
  items: AuditRecord[];
  nextCursor: string | null;
}

const pageSize = 100;
const tailEveryMs = 2_000;
/** So many entries are looked for by itself; further back goes who asks for it. */
const enough = 50;
const mostLooks = 40;

/**
 * The entries that match, the latest first. While it is live, new ones come by themselves, and what was
 * under way gets its outcome.
 */
export function useAuditEntries(filter: AuditFilterValues, isLive: boolean) {
  const criteria = criteriaOf(filter);
  const ask = (more: Record<string, string>, signal: AbortSignal) =>
    api<AuditPage>('GET', `/audit?${new URLSearchParams({ ...criteria, ...more })}`, { signal });
  const log = useInfiniteQuery({
    queryKey: ['audit', criteria],
    initialPageParam: null as string | null,
    queryFn: ({ pageParam, signal }) =>
      ask({ limit: String(pageSize), ...(pageParam ? { cursor: pageParam } : {}) }, signal),
    getNextPageParam: (page) => page.nextCursor,
    placeholderData: (before) => before,
  });
  const older = log.data?.pages.flatMap((page) => page.items) ?? [];
  const tail = useQuery({
    queryKey: ['audit-tail', criteria],
    queryFn: ({ signal }) => ask({ limit: '50' }, signal),
    enabled: isLive && log.isSuccess,
    refetchInterval: tailEveryMs,
  });
  const newer = isLive ? (tail.data?.items ?? []) : [];
  const { hasNextPage, isFetching, isError, fetchNextPage } = log;
  const looks = log.data?.pages.length ?? 0;
  const looksOn = hasNextPage && older.length < enough && looks < mostLooks;
  useEffect(() => {
    // A rare word in a long log is found in several looks.
    if (looksOn && !isFetching && !isError) void fetchNextPage();
  }, [looksOn, isFetching, isError, fetchNextPage]);
  return { log, tail, looksOn, records: merged(newer, older) };
}

/** What both hold is as the newer answer says. */
function merged(newer: readonly AuditRecord[], older: readonly AuditRecord[]): AuditRecord[] {
  const known = new Set(newer.map(({ id }) => id));
  return [...newer, ...older.filter(({ id }) => !known.has(id))];
}
