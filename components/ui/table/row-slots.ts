/**
 * Which elements draw which rows of a long table. A row keeps its element as long as it is drawn, with all
 * that it holds; the elements of rows that went out of sight go on to draw those that came, which takes
 * browsers and React a fraction of what new elements take.
 */
export class RowSlots {
  #slots: ReadonlyMap<string, number> = new Map();
  #next = 0;
  #held: string | null = null;

  /** The element of this row is not to draw another: the keyboard is in it. Null: in none. */
  hold(key: string | null): void {
    this.#held = key;
  }

  /**
   * @param keys of the rows that are drawn now, each once
   * @returns the number of the element of each, in the order of the keys
   */
  of(keys: readonly string[]): readonly number[] {
    const wanted = new Set(keys);
    const free: number[] = [];
    for (const [key, slot] of this.#slots) if (!wanted.has(key) && key !== this.#held) free.push(slot);
    const slots = keys.map((key) => this.#slots.get(key) ?? free.pop() ?? this.#next++);
    this.#slots = new Map(keys.map((key, at) => [key, slots[at] as number]));
    return slots;
  }
}
