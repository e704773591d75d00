import { keepPreviousData, useInfiniteQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import { useSettled } from '@/components/records/use-settled';
import type { ServerRows } from '@/components/ui/table/server-rows';
import { useTableQuery } from '@/components/ui/table/use-table-query';
import { listQuery } from '@/lib/http/list-query';
import { api } from '@/lib/http/request';

interface CountedPage<T> {
  readonly items: readonly T[];
  readonly nextCursor: string | null;
  readonly total: number;
}

/** The first page as the server component loaded it, and the query it was loaded with. */
export interface LoadedList<T> {
  readonly query: string;
  readonly page: CountedPage<T>;
}

interface ServerListOptions<T> {
  /** Under /api/v1; its first segment is the query key that changes invalidate. */
  path: string;
  initial: LoadedList<T>;
  /** Beside the box and the sort; empty values are left out. */
  filters?: Readonly<Record<string, string | null | undefined>>;
  /** As the table's. */
  queryPrefix?: string;
}

const settleMs = 250;
const pageSize = '100';

/** A list that is searched, sorted and paged on the server; what is asked for stands in the page's query. */
export function useServerList<T>({ path, initial, filters = {}, queryPrefix }: ServerListOptions<T>) {
  const table = useTableQuery(null, queryPrefix);
  const sort = table.sort ? `${table.sort.descending ? '-' : ''}${table.sort.column}` : '';
  const query = useSettled(listQuery({ ...filters, q: table.filter, sort }), settleMs);
  const list = useInfiniteQuery({
    queryKey: [path.split('/')[1] ?? '', 'list', path, query],
    initialPageParam: '',
    placeholderData: keepPreviousData,
    ...(query === initial.query
      ? { initialData: { pages: [initial.page], pageParams: [''] }, staleTime: 2_000 }
      : {}),
    queryFn: ({ pageParam, signal }) => {
      const asked = new URLSearchParams(query);
      asked.set('limit', pageSize);
      if (pageParam !== '') asked.set('cursor', pageParam);
      return api<CountedPage<T>>('GET', `${path}?${asked}`, { signal });
    },
    getNextPageParam: (page) => page.nextCursor ?? undefined,
  });
  const { data, hasNextPage, isFetchingNextPage, isPlaceholderData, error, fetchNextPage } = list;
  const rows = useMemo(() => (data?.pages ?? []).flatMap(({ items }) => items), [data]);
  const server: ServerRows = {
    total: data?.pages.at(-1)?.total ?? 0,
    hasMore: hasNextPage,
    isBehind: isPlaceholderData,
    error,
    loadMore: () => {
      if (hasNextPage && !isFetchingNextPage) void fetchNextPage();
    },
  };
  return { rows, server, query };
}
