import type { Item } from '@/gateway/inventory/item';
import type { BoardItem } from '@/gateway/live/board';
import type { Reader } from '@/gateway/live/reader';
import type { ImageOwners } from '@/gateway/resolve/image-owner';
import { type CollectionPath, rootCollection } from '@/lib/access/collection-path';
import { isVisibleCollection } from '@/lib/collections/visibility';
import { asText } from '@/lib/docker-api/answers/fields';
import { filterImageListItem } from '@/lib/docker-api/answers/images';
import type { JsonObject } from '@/lib/docker-api/json';
import { imageRow } from '@/lib/images/row';

/** An image: seen under those of its names that the person may see, as in a list (visible-images.ts). */
export class ImageItem implements BoardItem {
  readonly source: Item<'image'>;
  readonly #owners: ImageOwners;
  /** Where it was made, for one without a name. */
  readonly #origins: readonly CollectionPath[];
  #item: JsonObject | null = null;
  /** By what of it is seen. */
  readonly #texts = new Map<string, string>();

  constructor(source: Item<'image'>, owners: ImageOwners, origins: readonly CollectionPath[]) {
    this.source = source;
    this.#owners = owners;
    this.#origins = origins;
  }

  get id(): string {
    return this.source.id;
  }

  get name(): string {
    return this.source.thing.tags[0] ?? this.source.thing.digests[0] ?? this.id;
  }

  get isNamed(): boolean {
    return this.source.thing.tags.length + this.source.thing.digests.length > 0;
  }

  /** "" for one that was not made from another here. */
  get parentId(): string {
    this.#item ??= this.source.item;
    return asText(this.#item.ParentId);
  }

  namesFor(reader: Reader): readonly string[] {
    const { tags, name } = imageRow(this.#seenBy(reader) ?? {}, []);
    return tags.length > 0 ? tags : [name];
  }

  collectionFor(reader: Reader): string {
    const seen = this.#seenBy(reader);
    return (seen === null ? [] : this.#collectionsOf(seen, reader))[0] ?? rootCollection;
  }

  isSeenBy(reader: Reader): boolean {
    return this.#seenBy(reader) !== null;
  }

  textFor(reader: Reader): string | null {
    const seen = this.#seenBy(reader);
    if (seen === null) return null;
    const row = imageRow(seen, []);
    const collections = this.#collectionsOf(seen, reader);
    const key = JSON.stringify([row.tags, row.digests, collections]);
    const known = this.#texts.get(key);
    if (known !== undefined) return known;
    const text = JSON.stringify(imageRow(seen, collections));
    this.#texts.set(key, text);
    return text;
  }

  #seenBy(reader: Reader): JsonObject | null {
    this.#item ??= this.source.item;
    return filterImageListItem(
      this.#item,
      (repository) =>
        repository === null
          ? this.#seenOrigins(reader).length > 0
          : reader.may('image.view', this.#owners.ofRepository(repository)),
      { host: false },
    );
  }

  #seenOrigins(reader: Reader): readonly CollectionPath[] {
    const now = Date.now();
    return this.#origins.filter(
      (path) => isVisibleCollection(reader.actor.access, path, now) && reader.may('image.view', path),
    );
  }

  #collectionsOf(seen: JsonObject, reader: Reader): readonly CollectionPath[] {
    const { tags, digests } = imageRow(seen, []);
    const names = [...tags, ...digests];
    if (names.length === 0) return this.#seenOrigins(reader);
    return [...new Set(names.map((name) => this.#owners.ofName(name)))];
  }
}
