import type { LiveRow } from '@/lib/live/messages';
import { type SearchHit, searchedKinds } from '@/lib/live/search';
import { readTopic } from '@/lib/live/topic';

/**
 * What this tab follows anyway and is called like the text: the rows of the list that one looks at are
 * found without asking, while the rest is on its way.
 *
 * @param followed topics (lib/live/topic) with their rows
 * @param text every word of it has to occur in the name
 */
export function knownHits(
  followed: readonly { readonly topic: string; readonly rows: readonly LiveRow[] }[],
  text: string,
  most: number,
): readonly SearchHit[] {
  const words = text.toLowerCase().split(/\s+/).filter(Boolean);
  if (words.length === 0) return [];
  const hits: SearchHit[] = [];
  for (const { topic, rows } of followed) {
    const read = readTopic(topic);
    if (read === null || read.kind === 'whole') continue;
    const kind = searchedKinds.find((each) => each === read.kind);
    if (kind === undefined) continue;
    for (const row of rows) {
      const { id, name, collection } = row as LiveRow & { name?: unknown; collection?: unknown };
      if (typeof name !== 'string' || typeof collection !== 'string') continue;
      const folded = name.toLowerCase();
      if (words.every((word) => folded.includes(word)))
        hits.push({ kind, cluster: read.cluster, id, name, collection });
    }
  }
  // As the server puts them: of the many that fit as well, the short names are meant more likely.
  return hits.sort((one, other) => one.name.length - other.name.length).slice(0, most);
}
