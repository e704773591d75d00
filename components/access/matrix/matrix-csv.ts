import { type MatrixAbout, matrixPath } from '@/components/access/matrix/use-matrix';
import { operationAreas } from '@/lib/access/operation-areas';
import { writeDelimited } from '@/lib/delimited/write-delimited';
import type { AccessMatrix, MatrixRow } from '@/lib/effective/schema';
import { api } from '@/lib/http/request';

/** All of a matrix as CSV: a row each, with the level by noun and every operation. */
export async function matrixCsv(about: MatrixAbout): Promise<string> {
  const rows: MatrixRow[] = [];
  let cursor: string | null = null;
  do {
    const page: AccessMatrix = await api<AccessMatrix>('GET', matrixPath(about, 500, cursor));
    rows.push(...page.rows);
    cursor = page.nextCursor;
  } while (cursor !== null);
  const levelIn = ({ cells }: MatrixRow, area: string) =>
    cells.find((cell) => cell.area === area)?.level ?? 'none';
  return writeDelimited([
    ['subject', 'full name', 'collection', ...operationAreas.map(({ area }) => area), 'operations'],
    ...rows.map((row) => [
      row.subject,
      row.fullName,
      row.collection,
      ...operationAreas.map(({ area }) => levelIn(row, area)),
      row.cells.flatMap(({ operations }) => operations).join(' '),
    ]),
  ]);
}
