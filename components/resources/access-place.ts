import type { PlacedKind } from '@/lib/placements/schema';

/** What a matrix of access is about: a thing, or the collection that owns an image's name. */
export interface AccessPlace {
  readonly kind: 'resource' | 'collection';
  /** "CLUSTER/KIND/ID" or the collection's path. */
  readonly name: string;
  readonly collection: string;
}

/** Where access to a thing is shown. */
export function placesOfThing(
  kind: PlacedKind,
  { cluster, id, collection }: { cluster: string; id: string; collection: string },
): AccessPlace[] {
  return [{ kind: 'resource', name: `${cluster}/${kind}/${id}`, collection }];
}

/** An image belongs to the collections that own its names. */
export function placesOfImage(collections: readonly string[]): AccessPlace[] {
  return collections.map((collection) => ({ kind: 'collection', name: collection, collection }));
}
