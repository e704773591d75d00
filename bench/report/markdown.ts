import type { Row } from '@/bench/report/row';

const columns = ['measured', 'reference', 'its figure', 'ours', 'ratio', 'target', 'reached'] as const;

/** The rows as a table of Markdown. */
export function table(rows: readonly Row[]): string {
  const cells = rows.map((row) => [
    row.measured,
    row.reference,
    row.referenceFigure,
    row.ours,
    row.ratio,
    row.target,
    row.isReached === null ? '' : row.isReached ? 'yes' : '**no**',
  ]);
  return [columns, columns.map(() => '---'), ...cells].map((line) => `| ${line.join(' | ')} |`).join('\n');
}
