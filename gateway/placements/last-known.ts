import type { CollectionPath } from '@/lib/access/collection-path';

const rememberedMs = 60_000;

/**
 * Where things were that have just gone: their records go with them, and the engine's events about
 * their end come a moment later.
 */
export class LastKnownPlaces {
  readonly #places = new Map<string, { readonly collection: CollectionPath; readonly until: number }>();

  remember(clusterId: string, kind: string, id: string, collection: CollectionPath): void {
    const now = Date.now();
    for (const [key, { until }] of this.#places) {
      if (until > now) break;
      this.#places.delete(key);
    }
    const key = keyOf(clusterId, kind, id);
    this.#places.delete(key);
    this.#places.set(key, { collection, until: now + rememberedMs });
  }

  find(clusterId: string, kind: string, id: string): CollectionPath | null {
    const known = this.#places.get(keyOf(clusterId, kind, id));
    return known && known.until > Date.now() ? known.collection : null;
  }
}

function keyOf(...parts: string[]): string {
  return parts.join('\0');
}
