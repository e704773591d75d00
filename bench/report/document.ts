import type { Measurement } from '@/bench/measurements/measurement';
import { roundCount } from '@/bench/measurements/rounds';
import { table } from '@/bench/report/markdown';
import type { Row } from '@/bench/report/row';

export interface Report {
  readonly takenAt: Date;
  readonly machine: readonly string[];
  readonly parts: readonly Part[];
}

/** What was measured by one measurement. */
export interface Part {
  readonly measurement: Measurement;
  readonly rows: readonly Row[];
  /** Why there are no rows; null: there are. */
  readonly failure: string | null;
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
  .map((part) => `## ${part.measurement.name}\n\n${part.measurement.about}\n\n${results(part)}\n`)
  .join('\n')}`;
}

/** The table of a part, or why there is none. */
export function results({ rows, failure }: Part): string {
  return failure === null ? table(rows) : `**Not measured:** ${failure}`;
}
