/** An element of a long table, and which of the drawn rows it draws. */
export interface PlacedSlot {
  readonly slot: number;
  /** The row's place among the keys. */
  readonly at: number;
}

/**
 * Which elements draw which rows of a long table. A row keeps its element as long as it is drawn, with all
 * that it holds; the elements of rows that went out of sight go on to draw those that came, which takes
 * browsers and React a fraction of what new elements take. Where most rows are others (another filter,
 * another order) elements stay in their places and draw what is there now: to move one among the others
 * takes as long as to make it.
 */
export class RowSlots {
  #slots: ReadonlyMap<string, number> = new Map();
  /** The elements as they stand in the document. */
  #order: readonly number[] = [];
  #next = 0;
  #held: string | null = null;

  /** The element of this row is not to draw another: the keyboard is in it. Null: in none. */
  hold(key: string | null): void {
    this.#held = key;
  }

  /** What `of` answered is in the document: one that is never drawn changes nothing. */
  drawn(keys: readonly string[], placed: readonly PlacedSlot[]): void {
    this.#slots = new Map(placed.map(({ slot, at }) => [keys[at] as string, slot]));
    this.#order = placed.map(({ slot }) => slot);
    this.#next = Math.max(this.#next, ...this.#order.map((slot) => slot + 1));
  }

  /**
   * @param keys of the rows that are drawn now, each once
   * @param stay elements keep the order that they have in the document, whatever that of the rows is
   * @returns the elements in the order of the document
   */
  of(keys: readonly string[], stay: boolean): readonly PlacedSlot[] {
    const kept = this.#kept(keys, stay);
    const taken = new Set(kept.values());
    const held = this.#held === null ? undefined : this.#slots.get(this.#held);
    const free = this.#order.filter((slot) => !taken.has(slot) && slot !== held);
    let next = this.#next;
    const placed = keys.map((key, at) => ({ slot: kept.get(key) ?? free.shift() ?? next++, at }));
    if (stay) this.#keepOrder(placed);
    return placed;
  }

  /** Rows that go on in the elements that they have. */
  #kept(keys: readonly string[], stay: boolean): ReadonlyMap<string, number> {
    const kept = new Map<string, number>();
    for (const key of keys) {
      const slot = this.#slots.get(key);
      if (slot !== undefined) kept.set(key, slot);
    }
    if (stay || kept.size > keys.length / 2) return kept;
    return new Map([...kept].filter(([key]) => key === this.#held));
  }

  /** Those that are new come last. */
  #keepOrder(placed: PlacedSlot[]): void {
    const places = new Map(this.#order.map((slot, place) => [slot, place]));
    const placeOf = ({ slot }: PlacedSlot) => places.get(slot) ?? this.#order.length + slot;
    placed.sort((one, other) => placeOf(one) - placeOf(other));
  }
}
