import type { BoardItem } from '@/gateway/live/board';
import type { ClusterBoards } from '@/gateway/live/cluster-boards';
import { PlacedItem } from '@/gateway/live/placed-items';
import type { Reader } from '@/gateway/live/reader';
import { type SearchHit, searchedKinds } from '@/lib/live/search';

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
      if (item instanceof PlacedItem && (kind === 'services' || kind === 'containers')) {
        const { stack } = item;
        if (stack !== null && !stacks.has(stack)) stacks.set(stack, item.collection);
      }
      const best = bestNameOf(item, reader, words);
      if (best === null) continue;
      const { rank, name } = best;
      const hit = () => ({ kind, cluster, id: item.id, name, collection: item.collectionFor(reader) });
      found.push({ rank, name, hit });
    }
  }
  for (const [name, collection] of stacks) {
    const rank = rankOf(name.toLowerCase(), '', words);
    if (rank !== null) {
      found.push({ rank, name, hit: () => ({ kind: 'stacks', cluster, id: name, name, collection }) });
    }
  }
  return found;
}

/** The name of it that fits best; null where none does. */
function bestNameOf(
  item: BoardItem,
  reader: Reader,
  words: readonly string[],
): Pick<Found, 'rank' | 'name'> | null {
  const { id } = item;
  if (!item.namesFor) {
    const rank = rankOf(item instanceof PlacedItem ? item.foldedName : item.name.toLowerCase(), id, words);
    return rank === null ? null : { rank, name: item.name };
  }
  const fitting = item.namesFor(reader).flatMap((each) => {
    const rank = rankOf(each.toLowerCase(), id, words);
    return rank === null ? [] : [{ rank, name: each }];
  });
  return fitting.sort((a, b) => a.rank - b.rank)[0] ?? null;
}

/**
 * 0: it is called that; 1: it begins so; 2: the words occur; 3: its id begins so; null: it does not fit.
 *
 * @param name in lower case, as the words are
 */
function rankOf(name: string, id: string, words: readonly string[]): number | null {
  const [first = ''] = words;
  if (words.every((word) => name.includes(word))) {
    if (words.length === 1 && name === first) return 0;
    return name.startsWith(first) ? 1 : 2;
  }
  const isId =
    words.length === 1 &&
    first.length >= shortestId &&
    id.startsWith(first, id.startsWith('sha256:') ? 7 : 0);
  return isId ? 3 : null;
}

/** The best of them, without putting all the rest in order. */
function firstOf(found: readonly Found[], limit: number): Found[] {
  const first: Found[] = [];
  for (const each of found) {
    const last = first.at(-1);
    if (first.length >= limit && last !== undefined && compare(each, last) >= 0) continue;
    let at = first.length;
    for (
      let before = first[at - 1];
      before !== undefined && compare(each, before) < 0;
      before = first[at - 1]
    )
      at -= 1;
    first.splice(at, 0, each);
    if (first.length > limit) first.pop();
  }
  return first;
}

/** Of the many that fit as well, the short names are meant more likely. */
function compare(a: Found, b: Found): number {
  return a.rank - b.rank || a.name.length - b.name.length || (a.name < b.name ? -1 : a.name > b.name ? 1 : 0);
}
