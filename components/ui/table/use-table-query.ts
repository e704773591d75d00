import { parseAsString, useQueryStates } from 'nuqs';
import { useCallback, useMemo } from 'react';
import type { Sort } from '@/components/ui/table/column';
import { typedQuery } from '@/components/ui/typed-query';

export interface TableQuery {
  filter: string;
  sort: Sort | null;
  setFilter: (filter: string) => void;
  setSort: (sort: Sort) => void;
}

/** Filter and sort live in the query (`?q=web&sort=-created`), so that what is seen can be linked. */
export function useTableQuery(defaultSort: Sort | null, prefix = ''): TableQuery {
  const [query, setQuery] = useQueryStates(
    { q: parseAsString.withDefault(''), sort: parseAsString },
    { urlKeys: { q: `${prefix}q`, sort: `${prefix}sort` }, history: 'replace' },
  );
  const sort = useMemo(
    () => (query.sort === null ? defaultSort : readSort(query.sort)),
    [query.sort, defaultSort],
  );
  const setFilter = useCallback((q: string) => void setQuery({ q: q || null }, typedQuery), [setQuery]);
  const setSort = useCallback((next: Sort) => void setQuery({ sort: writeSort(next) }), [setQuery]);
  return { filter: query.q, sort, setFilter, setSort };
}

function readSort(text: string): Sort {
  return text.startsWith('-')
    ? { column: text.slice(1), descending: true }
    : { column: text, descending: false };
}

function writeSort({ column, descending }: Sort): string {
  return descending ? `-${column}` : column;
}
