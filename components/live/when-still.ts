/** Without a step for so long nobody scrolls any more. */
const restMs = 150;
/** What is on screen is never older than this because somebody scrolls. */
const mostMs = 1_000;

/**
 * Does a piece of work at once, or while somebody scrolls the page when they rest, and after a second at the
 * latest: nobody reads what moves, and what changed meanwhile would take the time that the frames need.
 */
export class WhenStill {
  readonly #work: () => void;
  #scrolledAt = Number.NEGATIVE_INFINITY;
  #askedAt: number | null = null;

  constructor(work: () => void) {
    this.#work = work;
    const note = () => {
      this.#scrolledAt = performance.now();
    };
    window.addEventListener('scroll', note, { passive: true });
  }

  ask(): void {
    if (this.#askedAt !== null) return;
    this.#askedAt = performance.now();
    this.#look(this.#askedAt);
  }

  #look(askedAt: number): void {
    const now = performance.now();
    const leftMs = Math.min(this.#scrolledAt + restMs, askedAt + mostMs) - now;
    if (leftMs > 0) {
      setTimeout(() => this.#look(askedAt), leftMs);
      return;
    }
    this.#askedAt = null;
    this.#work();
  }
}
