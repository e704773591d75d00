import { closeSync, openSync, readdirSync, readSync, statSync, writeSync } from 'node:fs';
import { join } from 'node:path';
import { entryBytes } from '@/lib/passwords/breached/entry';

const bufferEntries = 32_768;

/** Writes entries in order, each once, to a file. */
class RunWriter {
  readonly #file: number;
  readonly #buffer = Buffer.allocUnsafe(bufferEntries * entryBytes);
  #filled = 0;
  #last = -1;
  /** How many it has written. */
  count = 0;

  constructor(path: string) {
    this.#file = openSync(path, 'wx', 0o644);
  }

  add(entry: number): void {
    if (entry === this.#last) return;
    this.#last = entry;
    this.#filled = this.#buffer.writeUIntBE(entry, this.#filled, entryBytes);
    this.count += 1;
    if (this.#filled === this.#buffer.length) this.#flush();
  }

  close(): void {
    this.#flush();
    closeSync(this.#file);
  }

  #flush(): void {
    writeSync(this.#file, this.#buffer, 0, this.#filled);
    this.#filled = 0;
  }
}

/** Sorts entries and writes them as a run of their own. */
export function writeRun(path: string, entries: Float64Array): void {
  const writer = new RunWriter(path);
  for (const entry of entries.sort()) writer.add(entry);
  writer.close();
}

/** Reads a run from its beginning, a piece at a time. */
class RunReader {
  readonly #file: number;
  readonly #buffer = Buffer.allocUnsafe(bufferEntries * entryBytes);
  #at = 0;
  #end = 0;
  /** The entry that is next; null at the end. */
  head: number | null = null;

  constructor(path: string) {
    this.#file = openSync(path, 'r');
    this.next();
  }

  next(): void {
    if (this.#at === this.#end) {
      this.#end = readSync(this.#file, this.#buffer, 0, this.#buffer.length, null);
      this.#end -= this.#end % entryBytes;
      this.#at = 0;
    }
    this.head = this.#at < this.#end ? this.#buffer.readUIntBE(this.#at, entryBytes) : null;
    this.#at += this.head === null ? 0 : entryBytes;
    if (this.head === null) closeSync(this.#file);
  }
}

/**
 * Merges sorted runs into one, in memory that grows with their number alone.
 *
 * @returns how many different entries there are
 */
export function mergeRuns(paths: readonly string[], target: string): number {
  const writer = new RunWriter(target);
  const heap = new Heap(paths.filter((path) => statSync(path).size > 0).map((path) => new RunReader(path)));
  for (let reader = heap.least(); reader; reader = heap.least()) {
    if (reader.head === null) break;
    writer.add(reader.head);
    reader.next();
    heap.settle();
  }
  writer.close();
  return writer.count;
}

/** The reader whose next entry is the least stands first. */
class Heap {
  readonly #readers: RunReader[];

  constructor(readers: RunReader[]) {
    this.#readers = readers.sort((one, other) => rank(one) - rank(other));
  }

  least(): RunReader | undefined {
    return this.#readers[0];
  }

  /** Puts the first where it belongs after it has moved on; one at its end leaves. */
  settle(): void {
    const readers = this.#readers;
    if (readers[0]?.head === null) {
      const last = readers.pop();
      if (last && readers.length > 0) readers[0] = last;
    }
    for (let at = 0; ; ) {
      const [left, right] = [2 * at + 1, 2 * at + 2];
      let least = at;
      if (rank(readers[left]) < rank(readers[least])) least = left;
      if (rank(readers[right]) < rank(readers[least])) least = right;
      const [here, there] = [readers[at], readers[least]];
      if (least === at || !here || !there) return;
      readers[at] = there;
      readers[least] = here;
      at = least;
    }
  }
}

function rank(reader: RunReader | undefined): number {
  return reader?.head ?? Number.POSITIVE_INFINITY;
}

/** The runs in a folder. */
export function runsIn(folder: string): string[] {
  return readdirSync(folder)
    .filter((name) => name.startsWith('run-'))
    .map((name) => join(folder, name));
}
