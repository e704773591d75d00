const windowMs = 60_000;

/** How many refusals of a minute go on record: enough to see them, and not so many that they fill the log. */
export interface RefusalLimits {
  /** For one caller. */
  readonly each: number;
  /** For all callers together. */
  readonly together: number;
}

/** Of callers whom nobody knows, by their addresses. */
export const anonymousRefusals: RefusalLimits = { each: 10, together: 120 };
/** Of people, by who they are: more than anybody runs into, fewer than a program can make. */
export const knownRefusals: RefusalLimits = { each: 120, together: 1_200 };

/** Refusals that were left out, in the window that ended. */
export interface LeftOut {
  readonly count: number;
  /** Of how many callers. */
  readonly callers: number;
}

/** Keeps anybody from filling the log with refusals, and counts those that are left out. */
export class RefusalBudget {
  readonly #limits: RefusalLimits;
  #window = 0;
  #taken = 0;
  readonly #byCaller = new Map<string, number>();
  readonly #leftOutOf = new Set<string>();
  #leftOut = 0;

  constructor(limits: RefusalLimits) {
    this.#limits = limits;
  }

  /** Whether one more of this caller may be recorded. */
  take(caller: string, now: number = Date.now()): boolean {
    const window = Math.floor(now / windowMs);
    if (window !== this.#window) {
      this.#window = window;
      this.#taken = 0;
      this.#byCaller.clear();
    }
    const soFar = this.#byCaller.get(caller) ?? 0;
    if (soFar >= this.#limits.each || this.#taken >= this.#limits.together) {
      this.#leftOut += 1;
      if (this.#leftOutOf.size < this.#limits.together) this.#leftOutOf.add(caller);
      return false;
    }
    this.#byCaller.set(caller, soFar + 1);
    this.#taken += 1;
    return true;
  }

  /** What was left out since it was last asked; null: nothing. */
  takeLeftOut(): LeftOut | null {
    if (this.#leftOut === 0) return null;
    const leftOut = { count: this.#leftOut, callers: this.#leftOutOf.size };
    this.#leftOut = 0;
    this.#leftOutOf.clear();
    return leftOut;
  }
}
