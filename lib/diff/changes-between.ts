/** What of a list became another; a row that changed is among both. */
export interface Changes<Row> {
  readonly removed: readonly Row[];
  readonly added: readonly Row[];
  /** For each that was added, the row that it took the place of, where there is one. */
  readonly replaced: ReadonlyMap<Row, Row>;
}

/** So far is looked ahead to tell what was put in from what was taken out. */
const lookAhead = 50;

/** With more new rows than these it is shorter to work everything out anew. */
const most = 500;

interface Comparison {
  readonly before: readonly unknown[];
  readonly after: readonly unknown[];
  readonly changes: Changes<unknown> | null;
}

/** Several parts of a page ask about the same two lists, one after the other. */
let latest: Comparison | null = null;

/**
 * Compares two lists of rows of which a few are others, by walking both side by side: rows are the
 * same where they are the same objects. Null when too much is different for that to be worth while.
 */
export function changesBetween<Row>(before: readonly Row[], after: readonly Row[]): Changes<Row> | null {
  if (latest?.before !== before || latest.after !== after)
    latest = { before, after, changes: compared(before, after) };
  // It compared these very lists, so the rows are of their type.
  return latest.changes as Changes<Row> | null;
}

function compared<Row>(before: readonly Row[], after: readonly Row[]): Changes<Row> | null {
  const removed: Row[] = [];
  const added: Row[] = [];
  const replaced = new Map<Row, Row>();
  let from = 0;
  let at = 0;
  while (from < before.length || at < after.length) {
    // Nearly all are the same, several times a second.
    while (from < before.length && at < after.length && before[from] === after[at]) {
      from += 1;
      at += 1;
    }
    if (from === before.length && at === after.length) break;
    if (removed.length > most || added.length > most) return null;
    const old = before[from];
    const next = after[at];
    const taken = distanceTo(next, before, from, at < after.length);
    const put = distanceTo(old, after, at, from < before.length);
    if (taken === null && put === null) {
      // Neither goes on later: one took the place of the other, or a list is at its end.
      if (from < before.length) removed.push(old as Row);
      if (at < after.length) added.push(next as Row);
      if (from < before.length && at < after.length) replaced.set(next as Row, old as Row);
      from += 1;
      at += 1;
    } else if (put === null || (taken !== null && taken <= put)) {
      removed.push(...before.slice(from, from + (taken ?? 0)));
      from += taken ?? 0;
    } else {
      added.push(...after.slice(at, at + put));
      at += put;
    }
  }
  return removed.length > most || added.length > most ? null : { removed, added, replaced };
}

/** How far ahead a row is in a list; null where it is not near. */
function distanceTo<Row>(
  row: Row | undefined,
  list: readonly Row[],
  from: number,
  isThere: boolean,
): number | null {
  if (!isThere) return null;
  const end = Math.min(list.length, from + lookAhead);
  for (let at = from; at < end; at += 1) if (list[at] === row) return at - from;
  return null;
}
