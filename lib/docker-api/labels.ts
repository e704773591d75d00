import { type CollectionPath, isCollectionPath } from '@/lib/access/collection-path';
import { badRequest, type Refusal } from '@/lib/docker-api/errors';

export type Labels = Readonly<Record<string, string>>;

/** On every object made through the door: where it was placed. For recovery and people; not the truth. */
export const collectionLabel = 'io.wheelhouse.collection';

/** UCP's name for the same, as written in compose files. */
export const ucpCollectionLabel = 'com.docker.ucp.access.label';

const ownPrefix = 'io.wheelhouse.';
const ucpPrefix = 'com.docker.ucp.';

/** Where the client wishes the thing to be placed; null where it names no collection. */
export function placementWish(
  labels: Labels | undefined,
): { readonly collection: CollectionPath | null } | Refusal {
  const wishes = [collectionLabel, ucpCollectionLabel].flatMap((key) => {
    const wish = labels?.[key];
    return wish === undefined ? [] : [{ key, wish }];
  });
  for (const { key, wish } of wishes) {
    if (!isCollectionPath(wish)) return badRequest(`label ${key}: ${JSON.stringify(wish)} is no collection`);
  }
  const [first, second] = wishes;
  if (first && second && first.wish !== second.wish) {
    return badRequest(`labels ${first.key} and ${second.key} name different collections`);
  }
  return { collection: first?.wish ?? null };
}

/** Keys under our prefix, in any case, that nobody may set. */
export function forbiddenLabels(labels: Labels | undefined): string[] {
  return Object.keys(labels ?? {}).filter(
    (key) => key !== collectionLabel && key.trim().toLowerCase().startsWith(ownPrefix),
  );
}

/** The labels to send: the client's own, with our placement in place of any wish. */
export function withPlacementLabel(labels: Labels | undefined, collection: CollectionPath): Labels {
  const kept = Object.entries(labels ?? {}).filter(([key]) => {
    const lower = key.trim().toLowerCase();
    return !lower.startsWith(ownPrefix) && !lower.startsWith(ucpPrefix);
  });
  return { ...Object.fromEntries(kept), [collectionLabel]: collection };
}
