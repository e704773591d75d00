/** Longer than this unconfirmed, what is known may be old. */
const confirmedWithinMs = 2_000;

export type FreshnessState = 'live' | 'stale' | 'connecting';

/** How recent what is known of an engine is. */
export interface Freshness {
  readonly state: FreshnessState;
  /** Since when it is in this state; stale: as of when what is known was true. */
  readonly since: Date;
  /** How long ago it was last confirmed that nothing was missed. */
  readonly ageMs: number;
}

/** What is heard of one engine, by all kinds together. */
export class Hearing {
  /** Counts what was heard. */
  at = 0;
  /** How often events began to come in. */
  timesOpened = 0;
  #isOpen = false;
  #openedAt: number;
  #confirmedAt: number | null = null;
  readonly #now: () => number;

  constructor(now: () => number = Date.now) {
    this.#now = now;
    this.#openedAt = now();
  }

  /** Whether the engine's events come in, and it was there a moment ago. */
  get isFollowing(): boolean {
    return this.#isOpen && this.#age() <= confirmedWithinMs;
  }

  /** When it was last known that nothing was missed; null: never. */
  get confirmedAt(): Date | null {
    return this.#confirmedAt === null ? null : new Date(this.#confirmedAt);
  }

  get freshness(): Freshness {
    const confirmedAt = this.#confirmedAt;
    if (confirmedAt === null) {
      return { state: 'connecting', since: new Date(this.#openedAt), ageMs: this.#now() - this.#openedAt };
    }
    const isLive = this.isFollowing;
    return {
      state: isLive ? 'live' : 'stale',
      since: new Date(isLive ? this.#openedAt : confirmedAt),
      ageMs: this.#age(),
    };
  }

  /** Events come in from now on. */
  open(): void {
    this.#isOpen = true;
    this.timesOpened += 1;
    this.#openedAt = this.#now();
    this.confirm(this.#openedAt);
  }

  /** The engine answered a question that was asked then, on a stream that stands. */
  confirm(askedAt: number): void {
    if (this.#isOpen) this.#confirmedAt = Math.max(this.#confirmedAt ?? 0, askedAt);
  }

  /** Events may be missed from now on. */
  close(): void {
    this.#isOpen = false;
  }

  #age(): number {
    return this.#confirmedAt === null ? Number.POSITIVE_INFINITY : this.#now() - this.#confirmedAt;
  }
}
