import { z } from 'zod';
import { invalid } from '@/lib/problems/problem';

const largestPage = 500;
const ordinaryPage = 100;

/** The query of every list: how many, and from where on. */
export const pageQuery = {
  limit: z.coerce
    .number()
    .int()
    .min(1)
    .max(largestPage)
    .optional()
    .meta({ description: `How many at most; ${ordinaryPage} unless told.` }),
  cursor: z.string().max(1_000).optional().meta({ description: '`nextCursor` of the page before.' }),
} as const;

export interface PageRequest {
  readonly limit?: number | undefined;
  readonly cursor?: string | undefined;
}

export interface Page<T> {
  readonly items: T[];
  /** Null on the last page. */
  readonly nextCursor: string | null;
}

export function pageOf<Item extends z.ZodType>(item: Item) {
  return z.strictObject({ items: z.array(item), nextCursor: z.string().nullable() });
}

/** What to ask the database for: one row more than the page holds tells whether there is another. */
export function pageBounds(request: PageRequest): {
  take: number;
  after: string | null;
} {
  const { cursor } = request;
  return { take: pageSize(request) + 1, after: cursor === undefined ? null : keyOfCursor(cursor) };
}

export function pageSize({ limit = ordinaryPage }: PageRequest): number {
  return Math.min(limit, largestPage);
}

/**
 * @param rows at most `take` of them, in the order of `keyOf`, which tells each from all others
 */
export function makePage<Row, T>(
  rows: readonly Row[],
  take: number,
  keyOf: (row: Row) => string,
  view: (row: Row) => T,
): Page<T> {
  const shown = rows.slice(0, take - 1);
  const last = rows.length === take ? shown.at(-1) : undefined;
  return { items: shown.map(view), nextCursor: last === undefined ? null : encode(keyOf(last)) };
}

/** Never empty, also for the empty key. */
const mark = '.';

/** The cursor of the page that follows the row with this key. */
export function cursorAfter(key: string): string {
  return encode(key);
}

function encode(key: string): string {
  return Buffer.from(mark + key, 'utf8').toString('base64url');
}

/** @throws Problem 422 */
export function keyOfCursor(cursor: string): string {
  const key = Buffer.from(cursor, 'base64url').toString('utf8').slice(mark.length);
  if (encode(key) !== cursor || key.includes('\0'))
    throw invalid('query.cursor', 'This is no cursor of this list');
  return key;
}
