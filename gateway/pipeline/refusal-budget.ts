const refillMs = 60_000;
const perAddress = 10;
const together = 120;

/**
 * How many refusals of callers whom nobody knows go on record: enough to see them, and not so many
 * that they could fill the log.
 */
export class RefusalBudget {
  #window = 0;
  #taken = 0;
  readonly #byAddress = new Map<string, number>();

  /** Whether one more may be recorded for the address. */
  take(address: string, now: number = Date.now()): boolean {
    const window = Math.floor(now / refillMs);
    if (window !== this.#window) {
      this.#window = window;
      this.#taken = 0;
      this.#byAddress.clear();
    }
    const soFar = this.#byAddress.get(address) ?? 0;
    if (soFar >= perAddress || this.#taken >= together) return false;
    this.#byAddress.set(address, soFar + 1);
    this.#taken += 1;
    return true;
  }
}
