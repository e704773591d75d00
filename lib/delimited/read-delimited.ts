import { formula } from '@/lib/delimited/write-delimited';

export interface DelimitedRow {
  /** Where it begins in the text; the first line is 1. */
  readonly line: number;
  readonly cells: readonly string[];
}

export interface Delimited {
  readonly delimiter: string;
  readonly rows: readonly DelimitedRow[];
  /** What is wrong with the text as a whole; null where it can be read. */
  readonly fault: string | null;
}

const delimiters = [',', ';', '\t'] as const;

/**
 * Reads what spreadsheets write (RFC 4180 and its neighbours): with or without a byte order mark,
 * with "," or ";" or tabs, with any line ends, quoted where it must be. Empty lines are left out.
 */
export function readDelimited(given: string): Delimited {
  const text = given.replace(/^\uFEFF/, '');
  const delimiter = delimiterOf(text);
  const rows: DelimitedRow[] = [];
  let [cells, cell, line, began, isQuoted, wasQuoted]: [string[], string, number, number, boolean, boolean] =
    [[], '', 1, 1, false, false];
  const endCell = () => {
    cells.push(wasQuoted ? cell : cell.trim());
    [cell, wasQuoted] = ['', false];
  };
  const endRow = () => {
    endCell();
    if (cells.some((each) => each !== '')) rows.push({ line: began, cells: cells.map(withoutGuard) });
    cells = [];
  };
  for (let at = 0; at < text.length; at++) {
    const letter = text.charAt(at);
    if (letter === '\n' || (letter === '\r' && text.charAt(at + 1) !== '\n')) line++;
    if (isQuoted) {
      if (letter !== '"') cell += letter;
      else if (text.charAt(at + 1) === '"') cell += text.charAt(++at);
      else isQuoted = false;
    } else if (letter === '"' && cell.trim() === '') {
      [cell, isQuoted, wasQuoted] = ['', true, true];
    } else if (letter === delimiter) endCell();
    else if (letter === '\n' || letter === '\r') {
      if (letter === '\r' && text.charAt(at + 1) === '\n') {
        at++;
        line++;
      }
      endRow();
      began = line;
    } else if (!wasQuoted || letter.trim() !== '') cell += letter;
  }
  if (isQuoted) return { delimiter, rows, fault: `The quotation mark in line ${began} is never closed` };
  endRow();
  return { delimiter, rows, fault: null };
}

/** The one that the first line has most of, outside quotation marks. */
function delimiterOf(text: string): string {
  const [first = ''] = text.split(/\r|\n/).filter((line) => line.trim() !== '');
  const bare = first.replace(/"[^"]*"/g, '');
  const counted = delimiters.map((delimiter) => ({ delimiter, count: bare.split(delimiter).length }));
  return counted.reduce((most, each) => (each.count > most.count ? each : most)).delimiter;
}

/** What `writeDelimited` put before what a spreadsheet would calculate. */
function withoutGuard(cell: string): string {
  return cell.startsWith("'") && formula.test(cell) ? cell.slice(1) : cell;
}
