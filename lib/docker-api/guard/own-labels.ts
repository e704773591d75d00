import type { CollectionPath } from '@/lib/access/collection-path';
import { isRefusal } from '@/lib/docker-api/errors';
import {
  collectionLabel,
  isOwnLabel,
  type Labels,
  placementWish,
  refuseLabels,
  withPlacementLabel,
} from '@/lib/docker-api/labels';

/**
 * The labels of a thing after a change of them, with those of ours as they are: a client that sends
 * back what it read changes none of them, and no other client can.
 */
export function keepingOwnLabels(
  wished: Labels | undefined,
  present: Labels,
): { readonly labels: Labels } | { readonly refused: string } {
  const own = Object.entries(present).filter(([key]) => isOwnLabel(key));
  const others = Object.entries(wished ?? {}).filter(
    ([key, value]) => !(isOwnLabel(key) && present[key] === value),
  );
  const refused = refuseLabels(Object.fromEntries(others));
  if (refused !== null) return { refused };
  if (others.some(([key]) => key === collectionLabel)) {
    return { refused: `the label ${collectionLabel} is set by Wheelhouse alone` };
  }
  return { labels: Object.fromEntries([...others, ...own]) };
}

/**
 * The same for a thing whose label says where it is: naming that collection again changes nothing,
 * and naming another does not move it.
 */
export function changedLabels(
  wished: Labels | undefined,
  present: Labels,
  collection: CollectionPath,
): { readonly labels: Labels } | { readonly refused: string } {
  const wish = placementWish(wished);
  if (isRefusal(wish)) return { refused: wish.message };
  // What was moved still bears the label of before, and clients send it back.
  const isKnown = wish.collection === collection || wish.collection === present[collectionLabel];
  if (wish.collection !== null && !isKnown) {
    return { refused: `labels do not move things: it is in ${collection}, not in ${wish.collection}` };
  }
  const { [collectionLabel]: _wish, ...others } = wished ?? {};
  const { [collectionLabel]: _place, ...kept } = present;
  const changed = keepingOwnLabels(others, kept);
  if ('refused' in changed) return changed;
  const own = Object.entries(kept).filter(([key]) => isOwnLabel(key));
  return { labels: { ...withPlacementLabel(changed.labels, collection), ...Object.fromEntries(own) } };
}
