/** Several maps as one, without a copy. Of a key that more than one has, the first one's value is found. */
export class JoinedMap<V> implements ReadonlyMap<string, V> {
  readonly #maps: readonly ReadonlyMap<string, V>[];

  constructor(maps: readonly ReadonlyMap<string, V>[]) {
    this.#maps = maps;
  }

  get size(): number {
    return this.#maps.reduce((sum, { size }) => sum + size, 0);
  }

  get(key: string): V | undefined {
    return this.#maps.find((map) => map.has(key))?.get(key);
  }

  has(key: string): boolean {
    return this.#maps.some((map) => map.has(key));
  }

  *entries(): MapIterator<[string, V]> {
    for (const map of this.#maps) yield* map.entries();
  }

  *keys(): MapIterator<string> {
    for (const [key] of this.entries()) yield key;
  }

  *values(): MapIterator<V> {
    for (const [, value] of this.entries()) yield value;
  }

  [Symbol.iterator](): MapIterator<[string, V]> {
    return this.entries();
  }

  forEach(act: (value: V, key: string, map: ReadonlyMap<string, V>) => void): void {
    for (const [key, value] of this.entries()) act(value, key, this);
  }
}
