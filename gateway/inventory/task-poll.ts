const soonMs = 200;
const busyForMs = 2_000;
const quietAfterMs = 10_000;

/** What can be asked again and again; answers whether anything had changed. */
export type Poll = () => Promise<boolean>;

/**
 * Asks for what sends no events: often while it changes or something told that it might, and less
 * often the longer an answer takes.
 */
export class TaskPoll {
  readonly #poll: Poll;
  #timer: NodeJS.Timeout | undefined;
  #isRunning = false;
  #isWoken = false;
  #changedAt = Number.NEGATIVE_INFINITY;
  #tookMs = 0;

  constructor(poll: Poll) {
    this.#poll = poll;
  }

  /** How old an answer may be that is taken for a new one. */
  get mostAgeMs(): number {
    const isBusy = Date.now() - this.#changedAt < busyForMs;
    return isBusy ? this.#tookMs * 2 : between(1_000, this.#tookMs * 10, 3_000);
  }

  start(): void {
    this.#isRunning = true;
    this.#in(0);
  }

  stop(): void {
    this.#isRunning = false;
    clearTimeout(this.#timer);
    this.#timer = undefined;
  }

  /** Something told that it may have changed. */
  wake(): void {
    this.#changedAt = Date.now();
    this.#isWoken = true;
    if (this.#timer !== undefined) this.#in(Math.max(soonMs, this.#tookMs * 2));
  }

  #in(delayMs: number): void {
    clearTimeout(this.#timer);
    if (this.#isRunning) this.#timer = setTimeout(() => void this.#once(), delayMs).unref();
  }

  async #once(): Promise<void> {
    this.#timer = undefined;
    this.#isWoken = false;
    const startedAt = Date.now();
    const hasChanged = await this.#poll().catch(() => false);
    this.#tookMs = Date.now() - startedAt;
    if (hasChanged) this.#changedAt = startedAt;
    const isQuiet = startedAt - this.#changedAt > quietAfterMs;
    if (this.#isWoken) this.#in(soonMs);
    else this.#in(isQuiet ? between(1_000, this.#tookMs * 20, 5_000) : between(700, this.#tookMs * 5, 2_000));
  }
}

function between(least: number, value: number, most: number): number {
  return Math.min(most, Math.max(least, value));
}
