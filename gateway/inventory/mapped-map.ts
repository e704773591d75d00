/** A map whose values are made of another's when they are asked for. */
export class MappedMap<From, To> implements ReadonlyMap<string, To> {
  readonly #from: ReadonlyMap<string, From>;
  readonly #make: (value: From) => To;

  constructor(from: ReadonlyMap<string, From>, make: (value: From) => To) {
    this.#from = from;
    this.#make = make;
  }

  get size(): number {
    return this.#from.size;
  }

  get(key: string): To | undefined {
    const value = this.#from.get(key);
    return value === undefined ? undefined : this.#make(value);
  }

  has(key: string): boolean {
    return this.#from.has(key);
  }

  *entries(): MapIterator<[string, To]> {
    for (const [key, value] of this.#from) yield [key, this.#make(value)];
  }

  keys(): MapIterator<string> {
    return this.#from.keys();
  }

  *values(): MapIterator<To> {
    for (const value of this.#from.values()) yield this.#make(value);
  }

  [Symbol.iterator](): MapIterator<[string, To]> {
    return this.entries();
  }

  forEach(act: (value: To, key: string, map: ReadonlyMap<string, To>) => void): void {
    for (const [key, value] of this.entries()) act(value, key, this);
  }
}
