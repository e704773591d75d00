/** A label's value may be anything; its name is ours. */
export type Labels = Readonly<Record<string, string>>;

export interface Sample {
  readonly labels: Labels;
  readonly value: number;
  /** What follows the family's name, e.g. "_bucket". */
  readonly suffix?: string;
}

/** All samples of one name, in Prometheus' terms. */
export interface Family {
  readonly name: string;
  readonly help: string;
  readonly type: 'counter' | 'gauge' | 'histogram';
  readonly samples: Iterable<Sample>;
}

export const expositionType = 'text/plain; version=0.0.4; charset=utf-8';

/**
 * One family as Prometheus reads it (text format 0.0.4,
 * https://prometheus.io/docs/instrumenting/exposition_formats). A value that is not known is left out.
 */
export function writeFamily({ name, help, type, samples }: Family): string {
  const lines = [`# HELP ${name} ${escapeHelp(help)}`, `# TYPE ${name} ${type}`];
  for (const { labels, value, suffix = '' } of samples) {
    if (Number.isNaN(value)) continue;
    lines.push(`${name}${suffix}${writeLabels(labels)} ${writeValue(value)}`);
  }
  return `${lines.join('\n')}\n`;
}

function writeLabels(labels: Labels): string {
  const written = Object.entries(labels).map(([name, value]) => `${name}="${escapeValue(value)}"`);
  return written.length === 0 ? '' : `{${written.join(',')}}`;
}

function writeValue(value: number): string {
  if (value === Number.POSITIVE_INFINITY) return '+Inf';
  return value === Number.NEGATIVE_INFINITY ? '-Inf' : String(value);
}

function escapeHelp(text: string): string {
  return text.replaceAll('\\', '\\\\').replaceAll('\n', '\\n');
}

function escapeValue(text: string): string {
  return escapeHelp(text).replaceAll('"', '\\"');
}
