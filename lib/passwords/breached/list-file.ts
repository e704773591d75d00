import { closeSync, fstatSync, openSync, readSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { readEnvironment } from '@/lib/environment/read';
import { entryBytes, entrySpace } from '@/lib/passwords/breached/entry';

/** So many entries are read at once: a page of most file systems. */
const blockEntries = 680;
const lookAgainMs = 1_000;

/** Where the list and what is on its way into it are kept; null where nobody said. */
export function breachedFolder(): string | null {
  return readEnvironment(['WHEELHOUSE_BREACHED_FOLDER']).WHEELHOUSE_BREACHED_FOLDER ?? null;
}

export function listPath(folder: string): string {
  return join(folder, 'list.bin');
}

export interface ListFacts {
  /** How many passwords it holds. */
  readonly entries: number;
  readonly importedAt: Date | null;
}

export function listFacts(): ListFacts {
  const folder = breachedFolder();
  const found = folder === null ? null : statSync(listPath(folder), { throwIfNoEntry: false });
  return found
    ? { entries: found.size / entryBytes, importedAt: found.mtime }
    : { entries: 0, importedAt: null };
}

interface OpenList {
  readonly file: number;
  readonly inode: number;
  readonly changedMs: number;
  readonly entries: number;
}

let known: OpenList | null = null;
let lookedAt = 0;

/** The list as it is now: another one takes its place by a rename, and is opened within a second. */
function openList(): OpenList | null {
  const folder = breachedFolder();
  if (folder === null) return null;
  const now = Date.now();
  if (now - lookedAt < lookAgainMs) return known;
  lookedAt = now;
  const found = statSync(listPath(folder), { throwIfNoEntry: false });
  if (known && found?.ino === known.inode && found.mtimeMs === known.changedMs) return known;
  if (known) closeSync(known.file);
  known = null;
  if (!found) return null;
  const file = openSync(listPath(folder), 'r');
  const { ino, mtimeMs, size } = fstatSync(file);
  known = { file, inode: ino, changedMs: mtimeMs, entries: Math.floor(size / entryBytes) };
  return known;
}

/**
 * Whether the list holds the entry. Hashes are spread evenly, so where one must be is known well:
 * one or two reads of a block find it, whatever the size of the list.
 */
export function isListed(entry: number): boolean {
  const list = openList();
  if (!list) return false;
  const block = Buffer.allocUnsafe(blockEntries * entryBytes);
  let [from, to] = [0, list.entries];
  let [least, most] = [0, entrySpace];
  for (let round = 0; from < to; round++) {
    // Should entries not be spread evenly after all, halving still ends.
    const share = round < 8 ? (entry - least) / (most - least) : 0.5;
    const guess = from + Math.floor(share * (to - from)) - blockEntries / 2;
    const at = Math.max(from, Math.min(guess, to - blockEntries));
    const read = readSync(
      list.file,
      block,
      0,
      Math.min(block.length, (to - at) * entryBytes),
      at * entryBytes,
    );
    const count = Math.floor(read / entryBytes);
    if (count === 0) return false;
    const first = block.readUIntBE(0, entryBytes);
    const last = block.readUIntBE((count - 1) * entryBytes, entryBytes);
    if (entry < first) [to, most] = [at, first];
    else if (entry > last) [from, least] = [at + count, last];
    else return isIn(block, count, entry);
  }
  return false;
}

function isIn(block: Buffer, count: number, entry: number): boolean {
  let [low, high] = [0, count - 1];
  while (low <= high) {
    const middle = (low + high) >> 1;
    const found = block.readUIntBE(middle * entryBytes, entryBytes);
    if (found === entry) return true;
    if (found < entry) low = middle + 1;
    else high = middle - 1;
  }
  return false;
}

/** For whoever has just changed the list: the next look-up sees it. */
export function lookAgain(): void {
  lookedAt = 0;
}
