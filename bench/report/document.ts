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

const intro = `# Performance

\`npm run bench\` wrote this page; \`npm run bench -- NAME\` measures one part and prints it, and with \`--write\` puts it into its place here. Every figure is the median of ${roundCount} measurements, taken in turn with those of its reference, in the same run and on the same machine: the ratios travel, the figures do not. The load comes from a process of its own.

`;

/** docs/performance.md. */
export function performanceDocument({ takenAt, machine, parts }: Report): string {
  const head = `${intro}Measured on ${minuteOf(takenAt)} UTC:

${machine.map((line) => `- ${line}`).join('\n')}

${countLine(parts.map(results).join('\n'))}

`;
  return head + parts.map((part) => section(part, part.measurement.about)).join('\n');
}

/**
 * The page with one part of it measured again, and when.
 *
 * @throws Error where the page has no such part: then the whole is to be measured
 */
export function withPart(page: string, part: Part, takenAt: Date): string {
  const { name, about } = part.measurement;
  const [head = '', ...sections] = page.split(/^(?=## )/m);
  const at = sections.findIndex((each) => each.startsWith(`## ${name}\n`));
  if (at < 0) throw new Error(`The page has no part ${name}: measure everything first.`);
  const again = section(part, `${about}\n\nMeasured again on ${minuteOf(takenAt)} UTC.`);
  sections[at] = at < sections.length - 1 ? `${again}\n` : again;
  const body = sections.join('');
  return (
    head.replace(/^[\s\S]*?(?=Measured on )/, () => intro).replace(/^\*\*\d+ of .*$/m, countLine(body)) + body
  );
}

function section(part: Part, about: string): string {
  return `## ${part.measurement.name}\n\n${about}\n\n${results(part)}\n`;
}

/** The table of a part, or why there is none. */
export function results({ rows, failure }: Part): string {
  return failure === null ? table(rows) : `**Not measured:** ${failure}`;
}

function countLine(tables: string): string {
  const reached = tables.match(/ yes \|$/gm)?.length ?? 0;
  const missed = tables.match(/ \*\*no\*\* \|$/gm)?.length ?? 0;
  return `**${reached} of ${reached + missed} targets reached.** Rows without a target are there to compare.`;
}

function minuteOf(time: Date): string {
  return time.toISOString().slice(0, 16).replace('T', ' ');
}
