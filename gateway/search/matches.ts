import type { BoardItem } from '@/gateway/live/board';
import type { ClusterBoards } from '@/gateway/live/cluster-boards';
import type { Reader } from '@/gateway/live/reader';
import type { LiveKind } from '@/lib/live/kinds';
import type { SearchHit } from '@/lib/live/search';

/** Of things with equal names, those first that people look for most. */
const kindOrder: readonly LiveKind[] = [
  'services',
  'containers',
  'nodes',
  'images',
  'volumes',
  'networks',
  'secrets',
  'configs',
];

interface Found {
  readonly kind: LiveKind;
  readonly cluster: string;
  readonly item: BoardItem;
  readonly name: string;
  /** The lower the better. */
  readonly rank: number;
}

const shortestId = 4;

/**
 * The things in whose names every word of the text occurs, or whose id begins with it. Tasks are found
 * by their services and containers.
 */
export function bestMatches(
  boards: readonly ClusterBoards[],
  reader: Reader,
  text: string,
  limit: number,
): { items: SearchHit[]; total: number } {
  const words = text.toLowerCase().split(/\s+/).filter(Boolean);
  if (words.length === 0) return { items: [], total: 0 };
  const found: Found[] = [];
  for (const each of boards) {
    const cluster = each.cluster.name;
    for (const kind of kindOrder) {
      for (const item of each.board(kind).items()) {
        if (!item.isSeenBy(reader)) continue;
        for (const name of item.namesFor?.(reader) ?? [item.name]) {
          const rank = rankOf(name, item.id, words);
          if (rank === null) continue;
          found.push({ kind, cluster, item, name, rank });
          break;
        }
      }
    }
  }
  const best = firstOf(found, limit);
  return { items: best.map((each) => hitOf(each, reader)), total: found.length };
}

/** Null where it does not fit. */
function rankOf(name: string, id: string, words: readonly string[]): number | null {
  const lower = name.toLowerCase();
  const [first = ''] = words;
  if (words.every((word) => lower.includes(word))) {
    if (lower === first) return 0;
    return lower.startsWith(first) ? 1 : 2;
  }
  const bare = id.replace(/^sha256:/, '');
  return words.length === 1 && first.length >= shortestId && bare.startsWith(first.replace(/^sha256:/, ''))
    ? 3
    : null;
}

function firstOf(found: Found[], limit: number): Found[] {
  const ranks: Found[][] = [[], [], [], []];
  for (const each of found) ranks[each.rank]?.push(each);
  const first: Found[] = [];
  for (const rank of ranks) {
    if (first.length >= limit) break;
    // Of the many that fit about as well, the short names are meant more likely.
    first.push(...rank.sort((a, b) => a.name.length - b.name.length || compare(a.name, b.name)));
  }
  return first.slice(0, limit);
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

function hitOf({ kind, cluster, item, name }: Found, reader: Reader): SearchHit {
  return { kind, cluster, id: item.id, name, collection: item.collectionFor(reader) };
}
