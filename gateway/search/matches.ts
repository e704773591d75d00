import type { ClusterBoards } from '@/gateway/live/cluster-boards';
import { PlacedItem } from '@/gateway/live/placed-items';
import type { Reader } from '@/gateway/live/reader';
import { type SearchHit, searchedKinds } from '@/lib/live/search';
import { stackOf } from '@/lib/rows/labels-of-stacks';

interface Found {
  /** The lower the better. */
  readonly rank: number;
  readonly name: string;
  readonly hit: () => SearchHit;
}

const shortestId = 4;

/**
 * The things in whose names every word of the text occurs, or whose id begins with it: of all that
 * this reader may see.
 */
export function bestMatches(
  boards: readonly ClusterBoards[],
  reader: Reader,
  text: string,
  limit: number,
): { items: SearchHit[]; total: number } {
  const words = text.toLowerCase().split(/\s+/).filter(Boolean);
  if (words.length === 0) return { items: [], total: 0 };
  const found = boards.flatMap((each) => matchesOn(each, reader, words));
  return { items: firstOf(found, limit).map(({ hit }) => hit()), total: found.length };
}

function matchesOn(boards: ClusterBoards, reader: Reader, words: readonly string[]): Found[] {
  const cluster = boards.cluster.name;
  const found: Found[] = [];
  const stacks = new Map<string, string>();
  for (const kind of searchedKinds) {
    if (kind === 'stacks') continue;
    for (const item of boards.board(kind).items()) {
      if (!item.isSeenBy(reader)) continue;
      const names = item.namesFor?.(reader) ?? [item.name];
      if (item instanceof PlacedItem && (kind === 'services' || kind === 'containers')) {
        const stack = stackOf(item.thing.labels);
        if (stack !== null && !stacks.has(stack)) stacks.set(stack, item.collection);
      }
      const best = bestOf(names, item.id, words);
      if (best === null) continue;
      const { name } = best;
      const hit = () => ({ kind, cluster, id: item.id, name, collection: item.collectionFor(reader) });
      found.push({ ...best, hit });
    }
  }
  for (const [name, collection] of stacks) {
    const rank = rankOf(name, '', words);
    if (rank !== null) {
      found.push({ rank, name, hit: () => ({ kind: 'stacks', cluster, id: name, name, collection }) });
    }
  }
  return found;
}

/** The name of several that fits best; null where none does. */
function bestOf(
  names: readonly string[],
  id: string,
  words: readonly string[],
): Pick<Found, 'rank' | 'name'> | null {
  let best: Pick<Found, 'rank' | 'name'> | null = null;
  for (const name of names) {
    const rank = rankOf(name, id, words);
    if (rank !== null && (best === null || rank < best.rank)) best = { rank, name };
  }
  return best;
}

/** 0: it is called that; 1: it begins so; 2: the words occur; 3: its id begins so; null: it does not fit. */
function rankOf(name: string, id: string, words: readonly string[]): number | null {
  const lower = name.toLowerCase();
  const [first = ''] = words;
  if (words.every((word) => lower.includes(word))) {
    if (words.length === 1 && lower === first) return 0;
    return lower.startsWith(first) ? 1 : 2;
  }
  const isId =
    words.length === 1 && first.length >= shortestId && id.replace('sha256:', '').startsWith(first);
  return isId ? 3 : null;
}

function firstOf(found: readonly Found[], limit: number): Found[] {
  const first: Found[] = [];
  for (let rank = 0; rank <= 3 && first.length < limit; rank++) {
    const alike = found.filter((each) => each.rank === rank);
    // Of the many that fit as well, the short names are meant more likely.
    first.push(...alike.sort((a, b) => a.name.length - b.name.length || compare(a.name, b.name)));
  }
  return first.slice(0, limit);
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
