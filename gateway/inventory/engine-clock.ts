/** Further apart than this the two answers speak of clocks that were set. */
const steppedMs = 2_000;
const wholeSecondMs = 1_000;

/**
 * How far an engine's clock is from ours, by the whole seconds that its answers are dated with: each
 * narrows down what it can be. Where it can be ours, it is taken to be.
 */
export class EngineClock {
  /** How far the engine's clock is ahead of ours. */
  offsetMs = 0;
  #least = Number.NEGATIVE_INFINITY;
  #most = Number.POSITIVE_INFINITY;

  /** The engine's time now, in milliseconds. */
  now(): number {
    return Date.now() + this.offsetMs;
  }

  /** An answer bore this date; it was asked for and came at these times of ours. */
  learn(date: string | undefined, askedAt: number, answeredAt: number): void {
    const told = Date.parse(date ?? '');
    if (Number.isNaN(told)) return;
    const [least, most] = [told - answeredAt, told + wholeSecondMs - askedAt];
    const isStepped = least > this.#most + steppedMs || most < this.#least - steppedMs;
    this.#least = isStepped ? least : Math.max(this.#least, least);
    this.#most = isStepped ? most : Math.min(this.#most, most);
    // It drifts: what was learned long ago need not hold.
    if (this.#least > this.#most) [this.#least, this.#most] = [least, most];
    this.offsetMs = this.#newOffset();
  }

  #newOffset(): number {
    if (this.#least <= 0 && this.#most >= 0) return 0;
    return (this.#least + this.#most) / 2;
  }
}
