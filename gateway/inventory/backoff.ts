const firstMs = 250;
const longestMs = 5_000;

/** How long to wait before the next attempt: longer after each failure, and never all at once. */
export class Backoff {
  #failures = 0;
  readonly #random: () => number;

  constructor(random: () => number = Math.random) {
    this.#random = random;
  }

  /** After another failure, in milliseconds. */
  next(): number {
    const whole = Math.min(longestMs, firstMs * 2 ** this.#failures);
    this.#failures += 1;
    return whole / 2 + (this.#random() * whole) / 2;
  }

  succeeded(): void {
    this.#failures = 0;
  }
}
