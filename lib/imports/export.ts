import { FileAnswer } from '@/lib/api/route';
import { writeDelimited } from '@/lib/delimited/write-delimited';
import { type ImportKind, importKinds } from '@/lib/imports/kinds';
import type { Page } from '@/lib/paging/page';

export type ExportFormat = 'csv' | 'json';

type Row = Readonly<Record<string, string | null>>;

const most = 100_000;

/** Every page of a list, as far as the person may see it, in the form that an import takes. */
export async function exportFile<T>(
  kind: ImportKind,
  format: ExportFormat,
  pageAt: (request: { limit: number; cursor?: string }) => Promise<Page<T>>,
  rowsOf: (item: T) => readonly Row[],
): Promise<FileAnswer> {
  const rows: Row[] = [];
  let cursor: string | null = null;
  do {
    const page: Page<T> = await pageAt({ limit: 500, ...(cursor === null ? {} : { cursor }) });
    rows.push(...page.items.flatMap(rowsOf));
    cursor = page.nextCursor;
  } while (cursor !== null && rows.length < most);
  const { columns } = importKinds[kind];
  const text =
    format === 'json'
      ? `${JSON.stringify(
          rows.map((row) => Object.fromEntries(columns.map((column) => [column, row[column] ?? null]))),
          null,
          2,
        )}\n`
      : writeDelimited([columns, ...rows.map((row) => columns.map((column) => row[column] ?? ''))]);
  // A byte order mark lets spreadsheets read names beyond ASCII.
  const bytes = new TextEncoder().encode(format === 'csv' ? `\uFEFF${text}` : text);
  const mediaType = format === 'csv' ? 'text/csv; charset=utf-8' : 'application/json';
  return new FileAnswer(mediaType, `${kind}.${format}`, bytes);
}
