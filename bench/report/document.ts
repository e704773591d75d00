import type { Measurement } from '@/bench/measurements/measurement';
import { roundCount } from '@/bench/measurements/rounds';
import { table } from '@/bench/report/markdown';
import type { Row } from '@/bench/report/row';

export interface Report {
  readonly takenAt: Date;
  readonly machine: readonly string[];
  readonly parts: readonly { readonly measurement: Measurement; readonly rows: readonly Row[] }[];
}

/** docs/performance.md. */
export function performanceDocument({ takenAt, machine, parts }: Report): string {
  const rows = parts.flatMap((part) => part.rows);
  const targets = rows.filter(({ isReached }) => isReached !== null);
  const reached = targets.filter(({ isReached }) => isReached);
  return `# Performance

\`npm run bench\` wrote this page; \`npm run bench -- NAME\` measures one part and only prints it. Every figure is the median of ${roundCount} measurements, taken in turn with those of its reference, in the same run and on the same machine: the ratios travel, the figures do not. The load comes from a process of its own.

Measured on ${takenAt.toISOString().slice(0, 16).replace('T', ' ')} UTC:

${machine.map((line) => `- ${line}`).join('\n')}

**${reached.length} of ${targets.length} targets reached.** Rows without a target are there to compare.

${parts
  .map(({ measurement, rows }) => `## ${measurement.name}\n\n${measurement.about}\n\n${table(rows)}\n`)
  .join('\n')}`;
}
