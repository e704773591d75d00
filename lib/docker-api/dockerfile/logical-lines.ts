import { badRequest, type Refusal } from '@/lib/docker-api/errors';

export type Escape = '\\' | '`';

export interface LogicalLine {
  /** Where it begins, from 1. */
  readonly number: number;
  /** Without comments and continuations, on one line. */
  readonly text: string;
}

export interface LogicalLines {
  readonly escape: Escape;
  readonly lines: readonly LogicalLine[];
}

const directive = /^#\s*([a-zA-Z][a-zA-Z0-9]*)\s*=\s*(.+?)\s*$/;
const directives: readonly string[] = ['escape', 'syntax', 'check'];
/** An engine reads no longer one. */
const longestLine = 60_000;
const control = /(?!\t)\p{Cc}/u;

/**
 * Reads the lines of a Dockerfile as engines do (moby/buildkit, frontend/dockerfile/parser): comments
 * and empty lines left out, continued lines joined. What engines of different age join differently
 * is refused.
 */
export function logicalLines(text: string): LogicalLines | Refusal {
  const physical = text
    .replace(/^\ufeff/, '')
    .split('\n')
    .map((line) => line.replace(/\r$/, ''));
  const escapeWith = escapeOf(physical);
  if (typeof escapeWith !== 'string') return escapeWith;
  const lines: LogicalLine[] = [];
  for (let at = 0; at < physical.length; at++) {
    const number = at + 1;
    let line = (physical[at] ?? '').trimStart();
    if (line === '' || line.startsWith('#')) continue;
    let joined = '';
    for (;;) {
      const end = endOf(line, escapeWith);
      if (end === 'ambiguous') return atLine(number, 'a line ends in two escape characters');
      joined += end === null ? line : line.slice(0, end);
      if (end === null) break;
      do at += 1;
      while (at < physical.length && isLeftOut(physical[at] ?? ''));
      if (at >= physical.length) break;
      line = physical[at] ?? '';
    }
    const trimmed = joined.trim();
    if (trimmed === '') continue;
    if (control.test(trimmed)) return atLine(number, 'a line holds control characters');
    if (Buffer.byteLength(trimmed) > longestLine) return atLine(number, 'a line is too long');
    if (trimmed.endsWith(escapeWith)) return atLine(number, 'a line ends in an escape character');
    lines.push({ number, text: trimmed });
  }
  return { escape: escapeWith, lines };
}

export function atLine(number: number, problem: string): Refusal {
  return badRequest(`dockerfile parse error line ${number}: ${problem}`);
}

/** Directives are comments before everything else; the first line that is none ends them. */
function escapeOf(physical: readonly string[]): Escape | Refusal {
  let found: Escape = '\\';
  for (const [at, line] of physical.entries()) {
    const [, name = '', value = ''] = directive.exec(line.trimStart()) ?? [];
    const key = name.toLowerCase();
    if (!directives.includes(key)) break;
    if (key !== 'escape') continue;
    if (value !== '\\' && value !== '`') return atLine(at + 1, `invalid ESCAPE ${JSON.stringify(value)}`);
    found = value;
  }
  return found;
}

/** Where the text of a line ends that goes on in the next; null for one that does not. */
function endOf(line: string, escapeWith: Escape): number | 'ambiguous' | null {
  const trimmed = line.replace(/[ \t]+$/, '');
  if (!trimmed.endsWith(escapeWith)) return null;
  // Newer engines take two for an escaped one, older ones join the line.
  return trimmed.endsWith(escapeWith + escapeWith) ? 'ambiguous' : trimmed.length - 1;
}

/** Inside a continued line, comments and empty lines do not count. */
function isLeftOut(line: string): boolean {
  const trimmed = line.trim();
  return trimmed === '' || trimmed.startsWith('#');
}
