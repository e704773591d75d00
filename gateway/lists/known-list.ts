import type { Call } from '@/gateway/call';
import { answerList, knownItems } from '@/gateway/lists/answer-list';
import { shownBytes } from '@/gateway/lists/list-bytes';
import { perCollection, visibleListed } from '@/gateway/lists/visible-listed';
import type { CollectionPath } from '@/lib/access/collection-path';
import type { JsonObject } from '@/lib/docker-api/json';
import type { Thing, ThingKind } from '@/lib/docker-api/kinds/thing';
import type { Selection } from '@/lib/docker-api/lists/selection';

/** What the person sees of an item, and a word for it: those who see the same share what is written. */
export interface ItemView {
  readonly key: string;
  filter(item: JsonObject): JsonObject;
}

export interface KnownList<K extends ThingKind> {
  readonly kind: K;
  /** Null where only the engine can tell. */
  readonly select: Selection<Thing> | null;
  viewAt(collection: CollectionPath): ItemView;
  /** What the list stands between. */
  readonly frame?: readonly [string, string];
}

/**
 * Answers a list by what is known of the engine.
 *
 * @returns whether it was answered; else only the engine can tell
 */
export async function answerKnownList<K extends ThingKind>(
  call: Call,
  { kind, select, viewAt, frame }: KnownList<K>,
): Promise<boolean> {
  const items = select && (await knownItems(call, kind));
  if (!select || !items) return false;
  const selected = select(await visibleListed(call, kind, items));
  if (selected === null) return false;
  const viewOf = perCollection(viewAt);
  const pieces = selected.map(({ listed, collection }) => {
    const { key, filter } = viewOf(collection);
    return shownBytes(listed, key, filter);
  });
  await answerList(call, pieces, frame);
  return true;
}
