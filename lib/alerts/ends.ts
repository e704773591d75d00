/** What ended by itself, of one kind of thing: counted over a time that moves along. */
export class Ends {
  readonly #keptMs: number;
  readonly #ends = new Map<string, { at: number; detail: string; mark: string }[]>();

  /** @param keptMs for how long an end is remembered */
  constructor(keptMs: number) {
    this.#keptMs = keptMs;
  }

  /**
   * Something ended by itself.
   *
   * @param mark tells this end from others of the same thing: heard of again, it is not counted again
   * @param at milliseconds since the epoch
   */
  add(id: string, mark: string, at: number, detail: string): void {
    const before = this.#ends.get(id) ?? [];
    if (before.some((end) => end.mark === mark)) return;
    this.#ends.set(id, [...before.filter((end) => at - end.at < this.#keptMs), { at, detail, mark }]);
  }

  /** It is gone. */
  forget(id: string): void {
    this.#ends.delete(id);
  }

  /** How often each ended since, and how it did the last time; what did not is left out. */
  since(from: number): { id: string; count: number; detail: string }[] {
    const found: { id: string; count: number; detail: string }[] = [];
    for (const [id, ends] of this.#ends) {
      const late = ends.filter(({ at }) => at >= from);
      const last = late.reduce((latest, end) => (end.at >= latest.at ? end : latest), { at: 0, detail: '' });
      if (late.length > 0) found.push({ id, count: late.length, detail: last.detail });
      else if (ends.every(({ at }) => from - at > this.#keptMs)) this.#ends.delete(id);
    }
    return found;
  }
}
