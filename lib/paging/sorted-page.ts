import { z } from 'zod';
import { cursorAfter, keyOfCursor, type Page, type PageRequest, pageSize } from '@/lib/paging/page';
import { invalid } from '@/lib/problems/problem';

/** A column of a row or of a row it refers to, e.g. ["username"] or ["role", "name"]. */
export interface SortColumn {
  readonly path: readonly [string, ...string[]];
  /** The column, or what the row refers to, may be missing: it comes last. */
  readonly isNullable?: boolean;
  readonly isTime?: boolean;
}

/** By what a list can be sorted; each is a number of columns, and rows that are alike go by id. */
export type Sorts<Name extends string> = Readonly<Record<Name, readonly SortColumn[]>>;

/** The query parameter: the name of a sort, with "-" before it for the other way round. */
export function sortField<Name extends string>(sorts: Sorts<Name>) {
  const names = Object.keys(sorts) as Name[];
  const both = names.flatMap((name) => [name, `-${name}`] as const);
  return z.enum(both as [Name, ...(Name | `-${Name}`)[]]).meta({
    description: 'By what it is sorted; with "-" before it the other way round.',
  });
}

/** As `pageOf`, with how many there are on all pages. */
export function countedPageOf<Item extends z.ZodType>(item: Item) {
  return z.strictObject({
    items: z.array(item),
    nextCursor: z.string().nullable(),
    total: z.int().meta({ description: 'How many there are on all pages together.' }),
  });
}

export interface CountedPage<T> extends Page<T> {
  readonly total: number;
}

interface Asked extends PageRequest {
  readonly sort: string;
}

const id: SortColumn = { path: ['id'] };

type Value = string | null;

/**
 * A page of a sorted list, and how to ask for the rows after it: by the values of its last row, so
 * that rows which come and go meanwhile neither hide others nor show them twice.
 *
 * @param rows asks for `take` rows in the order, after the place where the page begins
 * @throws Problem 422 for a cursor of another list or another sort
 */
export async function sortedPage<Name extends string, Row, Where, OrderBy, T>(
  sorts: Sorts<Name>,
  asked: Asked,
  queries: {
    readonly rows: (bounds: { after: Where; orderBy: OrderBy[]; take: number }) => Promise<Row[]>;
    readonly count: () => Promise<number>;
    readonly view: (row: Row) => T;
  },
): Promise<CountedPage<T>> {
  const isDescending = asked.sort.startsWith('-');
  const columns = [...(sorts[asked.sort.replace(/^-/, '') as Name] ?? []), id];
  const size = pageSize(asked);
  const after = asked.cursor === undefined ? {} : afterRow(columns, isDescending, valuesIn(asked, columns));
  const orderBy = columns.map(({ path }) => nested(path, isDescending ? 'desc' : 'asc'));
  const [rows, total] = await Promise.all([
    queries.rows({ after: after as Where, orderBy: orderBy as OrderBy[], take: size + 1 }),
    queries.count(),
  ]);
  const shown = rows.slice(0, size);
  const last = rows.length > size ? shown.at(-1) : undefined;
  const nextCursor =
    last === undefined
      ? null
      : cursorAfter(JSON.stringify([asked.sort, ...columns.map(({ path }) => valueAt(last, path))]));
  return { items: shown.map(queries.view), nextCursor, total };
}

/** Rows that come after one with these values: later in some column and alike in all before it. */
function afterRow(columns: readonly SortColumn[], isDescending: boolean, values: readonly Value[]) {
  const steps = columns.map((column, index) => ({
    AND: [
      ...columns.slice(0, index).map((before, at) => alike(before, values[at] ?? null)),
      later(column, isDescending, values[index] ?? null),
    ],
  }));
  return { OR: steps };
}

function alike(column: SortColumn, value: Value): object {
  return value === null ? missing(column) : nested(column.path, typed(column, value));
}

/** As Postgres sorts: what is missing comes after everything, or before it the other way round. */
function later(column: SortColumn, isDescending: boolean, value: Value): object {
  if (value === null) return isDescending ? { NOT: missing(column) } : nothing;
  const beyond = nested(column.path, { [isDescending ? 'lt' : 'gt']: typed(column, value) });
  return column.isNullable && !isDescending ? { OR: [beyond, missing(column)] } : beyond;
}

const nothing = { id: { in: [] } };

function missing({ path: [first] }: SortColumn): object {
  return { [first]: null };
}

function typed({ isTime }: SortColumn, value: string): string | Date {
  return isTime ? new Date(value) : value;
}

function nested(path: readonly string[], leaf: unknown): object {
  return path.reduceRight<unknown>((inner, key) => ({ [key]: inner }), leaf) as object;
}

function valueAt(row: unknown, path: readonly string[]): Value {
  const value = path.reduce<unknown>(
    (at, key) => (at === null || at === undefined ? null : (at as Record<string, unknown>)[key]),
    row,
  );
  if (value === null || value === undefined) return null;
  return value instanceof Date ? value.toISOString() : String(value);
}

const cursorForm = z.array(z.string().nullable());

function valuesIn({ cursor = '', sort }: Asked, columns: readonly SortColumn[]): readonly Value[] {
  const wrong = invalid('query.cursor', 'This is no cursor of this list in this order');
  const key = keyOfCursor(cursor);
  if (!key.startsWith('[')) throw wrong;
  const read = cursorForm.safeParse(parsed(key));
  if (!read.success || read.data[0] !== sort || read.data.length !== columns.length + 1) throw wrong;
  const values = read.data.slice(1);
  const isRight = columns.every(({ isTime, isNullable, path }, index) => {
    const value = values[index] ?? null;
    if (value === null) return isNullable === true;
    if (isTime) return !Number.isNaN(Date.parse(value));
    return path[0] !== 'id' || z.uuid().safeParse(value).success;
  });
  if (!isRight) throw wrong;
  return values;
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch (error) {
    if (error instanceof SyntaxError) return null;
    throw error;
  }
}
