import { asList, asText } from '@/lib/docker-api/answers/fields';
import type { JsonObject } from '@/lib/docker-api/json';
import type { PlacedRow } from '@/lib/rows/placed-row';
import { asNumber } from '@/lib/rows/values';

/** An image as lists show it, under the names by which the person may see it. */
export interface ImageRow extends PlacedRow {
  /** `nginx:1.27`; none of a nameless image. */
  readonly tags: readonly string[];
  /** `nginx@sha256:…` */
  readonly digests: readonly string[];
  /** Those that own its names, each once. */
  readonly collections: readonly string[];
  readonly sizeBytes: number;
  /** Milliseconds since the epoch. */
  readonly createdAt: number;
}

/** The row of an entry of `GET /images/json`. Its id begins with "sha256:", as a container's `imageId` does. */
export function imageRow(item: JsonObject, collections: readonly string[]): ImageRow {
  const named = (list: JsonObject[string]) =>
    asList(list)
      .map(asText)
      .filter((name) => !name.includes('<none>'));
  const id = asText(item.Id);
  const tags = named(item.RepoTags);
  const digests = named(item.RepoDigests);
  return {
    id,
    name: tags[0] ?? digests[0]?.split('@')[0] ?? id.replace(/^sha256:/, '').slice(0, 12),
    collection: collections[0] ?? '/',
    collections,
    owner: null,
    tags,
    digests,
    sizeBytes: asNumber(item.Size),
    createdAt: asNumber(item.Created) * 1000,
  };
}
