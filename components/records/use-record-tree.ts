import { useQueries, useQuery } from '@tanstack/react-query';
import { useMemo, useState } from 'react';
import { type LoadedList, useServerList } from '@/components/records/use-server-list';
import { useTableQuery } from '@/components/ui/table/use-table-query';
import { listAll } from '@/lib/http/list-all';
import { listQuery } from '@/lib/http/list-query';
import { api } from '@/lib/http/request';

export interface TreeNode<T> {
  readonly record: T;
  /** How many it is below, as far as they are shown. */
  readonly depth: number;
  /** Null: there is nothing below it. */
  readonly isOpen: boolean | null;
  readonly toggle: () => void;
}

/** The topmost records, or those found; and how many there are on all levels together. */
export interface LoadedTree<T> extends LoadedList<T> {
  readonly all: number;
}

interface TreeOptions<T> {
  /** Under /api/v1; it takes `parent`. */
  path: string;
  initial: LoadedTree<T>;
  /** Asks for the topmost. */
  top: Readonly<Record<string, string>>;
  /** How a record is named as a parent. */
  refOf: (record: T) => string;
  childCountOf: (record: T) => number;
  openAtFirst?: readonly string[];
}

/**
 * A tree of records of which only what is opened is asked for; it counts those that are not open, too.
 * While something is searched for, all that is found stands in one list.
 */
export function useRecordTree<T>({ path, initial, top, refOf, childCountOf, openAtFirst }: TreeOptions<T>) {
  const { filter } = useTableQuery(null);
  const isSearch = filter !== '';
  const { rows, server, query } = useServerList<T>({ path, initial, filters: isSearch ? {} : top });
  const [open, setOpen] = useState<readonly string[]>(openAtFirst ?? []);
  const wanted = isSearch ? [] : open;
  const loaded = useQueries({
    queries: wanted.map((parent) => ({
      queryKey: [path.slice(1), 'list', 'children', parent],
      queryFn: ({ signal }: { signal: AbortSignal }) =>
        listAll<T>(`${path}?${listQuery({ parent })}`, signal),
    })),
    combine: (results) => results.map(({ data }) => data),
  });
  const { data: all } = useQuery({
    queryKey: [path.slice(1), 'list', 'count'],
    initialData: initial.all,
    staleTime: 2_000,
    queryFn: async ({ signal }) => (await api<{ total: number }>('GET', `${path}?limit=1`, { signal })).total,
  });
  const nodes = useMemo(() => {
    const childrenOf = new Map(wanted.map((parent, index) => [parent, loaded[index] ?? []]));
    const toggle = (ref: string) =>
      setOpen((before) => (before.includes(ref) ? before.filter((each) => each !== ref) : [...before, ref]));
    const place = (records: readonly T[], depth: number): TreeNode<T>[] =>
      records.flatMap((record) => {
        const ref = refOf(record);
        const isOpen = isSearch || childCountOf(record) === 0 ? null : childrenOf.has(ref);
        return [
          { record, depth, isOpen, toggle: () => toggle(ref) },
          ...(isOpen ? place(childrenOf.get(ref) ?? [], depth + 1) : []),
        ];
      });
    return place(rows, 0);
  }, [rows, wanted, loaded, isSearch, refOf, childCountOf]);
  return { nodes, server: isSearch ? server : { ...server, total: all }, query, isSearch };
}
