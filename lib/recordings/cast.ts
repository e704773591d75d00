import * as z from 'zod/mini';

/**
 * The asciicast v2 format: a line of JSON that says the size, then a line for each event, with seconds
 * since the beginning.
 *
 * @see https://docs.asciinema.org/manual/asciicast/v2/
 */

export interface TerminalSize {
  readonly columns: number;
  readonly rows: number;
}

export interface CastHead extends TerminalSize {
  /** When it began. */
  readonly at: Date;
  readonly title: string;
}

/** What was printed ("o"), or the new size of the screen ("r"). */
export type CastEvent =
  | { readonly seconds: number; readonly kind: 'o'; readonly text: string }
  | { readonly seconds: number; readonly kind: 'r'; readonly size: TerminalSize };

/** Screens are never larger; a client may claim what it likes. */
const largestSide = 1_000;
export const usualSize: TerminalSize = { columns: 80, rows: 24 };

export function castHeadLine({ columns, rows, at, title }: CastHead): string {
  const head = {
    version: 2,
    width: columns,
    height: rows,
    timestamp: Math.floor(at.getTime() / 1_000),
    title,
  };
  return `${JSON.stringify(head)}\n`;
}

export function castEventLine(event: CastEvent): string {
  const data = event.kind === 'o' ? event.text : `${event.size.columns}x${event.size.rows}`;
  return `${JSON.stringify([Number(event.seconds.toFixed(6)), event.kind, data])}\n`;
}

/** A size as clients send it; null for what can be none. */
export function sizeWithin(columns: unknown, rows: unknown): TerminalSize | null {
  const side = (value: unknown) => {
    const number = Number(value);
    return Number.isInteger(number) && number > 0 && number <= largestSide ? number : null;
  };
  const [wide, high] = [side(columns), side(rows)];
  return wide === null || high === null ? null : { columns: wide, rows: high };
}

export interface Cast {
  readonly size: TerminalSize;
  readonly events: readonly CastEvent[];
}

const headShape = z.object({ version: z.literal(2), width: z.int(), height: z.int() });
const eventShape = z.tuple([z.number().check(z.nonnegative()), z.string(), z.string()]);

/**
 * Reads a recording. Events of kinds that say nothing of the screen are passed over, and so is a last
 * line that was not written to its end.
 *
 * @throws Error for what is no recording
 */
export function readCast(text: string): Cast {
  const lines = text.split('\n').filter((line) => line !== '');
  const [first = '', ...rest] = lines;
  const head = headShape.safeParse(jsonOf(first));
  if (!head.success) throw new Error('This is not a recording of a terminal.');
  const size = sizeWithin(head.data.width, head.data.height) ?? usualSize;
  return { size, events: rest.flatMap((line) => eventOf(line)) };
}

function eventOf(line: string): CastEvent[] {
  const read = eventShape.safeParse(jsonOf(line));
  if (!read.success) return [];
  const [seconds, kind, data] = read.data;
  if (kind === 'o') return [{ seconds, kind, text: data }];
  const size = kind === 'r' ? sizeWithin(...(data.split('x', 2) as [string, string])) : null;
  return size === null ? [] : [{ seconds, kind: 'r', size }];
}

function jsonOf(line: string): unknown {
  try {
    return JSON.parse(line);
  } catch {
    return null;
  }
}

/** The same events with no pause longer than `longest` seconds. */
export function withoutIdleGaps(events: readonly CastEvent[], longest: number): CastEvent[] {
  let saved = 0;
  let before = 0;
  return events.map((event) => {
    saved += Math.max(0, event.seconds - before - longest);
    before = event.seconds;
    return { ...event, seconds: event.seconds - saved };
  });
}
