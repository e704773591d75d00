import { type CollectionPath, isCollectionPath } from '@/lib/access/collection-path';
import { badRequest, type Refusal } from '@/lib/docker-api/errors';

export type Labels = Readonly<Record<string, string>>;

/** On every object made through the door: where it was placed. For recovery and people; not the truth. */
export const collectionLabel = 'io.wheelhouse.collection';

/** UCP's name for the same, as written in compose files. */
export const ucpCollectionLabel = 'com.docker.ucp.access.label';

/**
 * On every object made through the door: the correlation id of the intent that made it. By it a thing
 * is found again whose maker was interrupted.
 */
export const intentLabel = 'io.wheelhouse.intent';

export const ownPrefix = 'io.wheelhouse.';
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

/** Docker's marks on the tasks of a service: a container that carried them would pass for one. */
const taskPrefix = 'com.docker.swarm.';

/** Whether a label is one of ours, which nobody else sets. */
export function isOwnLabel(key: string): boolean {
  return key.trim().toLowerCase().startsWith(ownPrefix);
}

/**
 * Why these labels may not be set; null if they may. Ours, in any case of letters, are set by
 * Wheelhouse alone, but for the wish for a placement.
 */
export function refuseLabels(labels: Labels | undefined): string | null {
  for (const key of Object.keys(labels ?? {})) {
    const lower = key.trim().toLowerCase();
    if (key !== collectionLabel && lower.startsWith(ownPrefix)) {
      return `labels under ${ownPrefix} are set by Wheelhouse alone`;
    }
    if (lower.startsWith(taskPrefix)) return `labels under ${taskPrefix} are set by Docker alone`;
  }
  return null;
}

/** The labels to send: the client's own, with our placement in place of any wish. */
export function withPlacementLabel(labels: Labels | undefined, collection: CollectionPath): Labels {
  return { ...withoutOwnLabels(labels), [collectionLabel]: collection };
}

/** The labels without ours and without wishes for a placement. */
export function withoutOwnLabels(labels: Labels | undefined): Labels {
  return Object.fromEntries(
    Object.entries(labels ?? {}).filter(([key]) => {
      const lower = key.trim().toLowerCase();
      return !lower.startsWith(ownPrefix) && !lower.startsWith(ucpPrefix);
    }),
  );
}

export function withIntentLabel(labels: Labels | undefined, correlationId: string): Labels {
  return { ...labels, [intentLabel]: correlationId };
}
