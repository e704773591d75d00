import { randomUUID } from 'node:crypto';
import { existsSync, mkdirSync, renameSync, rmSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { entryOfLine } from '@/lib/passwords/breached/entry';
import { listPath, lookAgain } from '@/lib/passwords/breached/list-file';
import { mergeRuns, runsIn, writeRun } from '@/lib/passwords/breached/runs';

/** 64 MB of numbers are sorted at a time. */
const entriesPerRun = 8_000_000;
const newline = 0x0a;

/** What of a list was taken. */
export interface Taken {
  readonly lines: number;
  readonly skipped: number;
}

/**
 * Reads a list of passwords or hashes, sorted or not and of any size, into sorted runs in the folder.
 * Memory is bounded whatever the size of the list.
 */
export async function takeLines(
  source: AsyncIterable<Buffer> | Iterable<Buffer>,
  folder: string,
  runEntries: number = entriesPerRun,
): Promise<Taken> {
  let entries = new Float64Array(Math.min(runEntries, 65_536));
  let [filled, lines, skipped] = [0, 0, 0];
  let rest: Buffer = Buffer.alloc(0);
  const flush = () => {
    if (filled > 0) writeRun(join(folder, `run-${randomUUID()}`), entries.subarray(0, filled));
    filled = 0;
  };
  const take = (line: Buffer) => {
    const entry = entryOfLine(line);
    if (entry === null) {
      skipped += line.length > 0 ? 1 : 0;
      return;
    }
    if (filled === entries.length) {
      if (filled < runEntries) {
        const larger = new Float64Array(Math.min(runEntries, filled * 4));
        larger.set(entries);
        entries = larger;
      } else flush();
    }
    entries[filled++] = entry;
    lines += 1;
  };
  for await (const chunk of source) {
    const bytes = rest.length > 0 ? Buffer.concat([rest, chunk]) : chunk;
    let from = 0;
    for (let at = bytes.indexOf(newline); at !== -1; at = bytes.indexOf(newline, from)) {
      take(bytes.subarray(from, at));
      from = at + 1;
    }
    // A line without an end is no password: its beginning is kept, so that it is counted as one.
    rest = Buffer.from(bytes.subarray(from, Math.min(bytes.length, from + 4_096)));
  }
  take(rest);
  flush();
  return { lines, skipped };
}

/** A folder for what is on its way into the list. */
export function importFolder(folder: string, id: string): string {
  const path = join(folder, `import-${id}`);
  mkdirSync(path, { recursive: true });
  return path;
}

/**
 * Makes the runs of an import the list, or adds them to it. The new list takes the old one's place in
 * one step: nobody ever sees half of it.
 *
 * @returns how many passwords it holds now
 */
export function finishImport(folder: string, id: string, mode: 'replace' | 'add'): number {
  const path = importFolder(folder, id);
  const list = listPath(folder);
  const made = join(path, 'list');
  const before = mode === 'add' && existsSync(list) && statSync(list).size > 0 ? [list] : [];
  const entries = mergeRuns([...before, ...runsIn(path)], made);
  renameSync(made, list);
  rmSync(path, { recursive: true, force: true });
  lookAgain();
  return entries;
}
