import 'server-only';
import type { z } from 'zod';
import type { LoadedTree } from '@/components/records/use-record-tree';
import type { LoadedList } from '@/components/records/use-server-list';
import { listQuery } from '@/lib/http/list-query';

export type SearchParams = Promise<Readonly<Record<string, string | string[] | undefined>>>;

const firstRows = 100;

/**
 * The first page of a list as the address asks for it; what the address asks for wrongly is left out,
 * and the table asks again.
 *
 * @param fixed what the page is about, whatever its address says
 */
export async function loadList<Filter, T>(
  given: SearchParams | Readonly<Record<string, string>>,
  schema: z.ZodType<Filter>,
  list: (filter: Filter) => Promise<LoadedList<T>['page']>,
  fixed: Readonly<Record<string, string>> = {},
): Promise<LoadedList<T>> {
  const known = 'shape' in schema ? Object.keys(schema.shape as object) : [];
  const asked = Object.fromEntries(
    Object.entries(await given).flatMap(([key, value]) =>
      typeof value === 'string' && known.includes(key) ? [[key, value]] : [],
    ),
  );
  for (const query of [{ ...asked, ...fixed }, fixed]) {
    const read = schema.safeParse({ ...query, limit: firstRows });
    if (read.success) return { query: listQuery(query), page: await list(read.data) };
  }
  throw new Error('A list does not take its own fixed filter.');
}

/** As `loadList`, of a tree: with how many records there are on all its levels. */
export async function loadTree<Filter extends { limit?: number | undefined }, T>(
  given: SearchParams,
  schema: z.ZodType<Filter>,
  list: (filter: Filter) => Promise<LoadedList<T>['page']>,
  top: Readonly<Record<string, string>>,
): Promise<LoadedTree<T>> {
  const [initial, { total }] = await Promise.all([
    loadList(given, schema, list, top),
    list(schema.parse({ limit: 1 })),
  ]);
  return { ...initial, all: total };
}
