import type { NotASwarmManager } from '@/gateway/engines/not-a-swarm-manager';

/** Longer than this unconfirmed, what is known of the Swarm may be old. */
const confirmedWithinMs = 2_000;

/** A Swarm of which an engine that answers can tell nothing now. */
export interface SwarmSilence {
  /** As of when what is known of it was true. */
  readonly since: Date;
  /** The engine's own words; "" where it does not answer at all. */
  readonly reason: string;
}

/**
 * What is heard of a Swarm through one of its engines. An engine may answer all else and know nothing
 * of its Swarm: managers that have lost their leader, a manager that is locked.
 */
export class SwarmHearing {
  #confirmedAt: number | null = null;
  #refusedAt: number | null = null;
  #reason = '';
  readonly #now: () => number;

  constructor(now: () => number = Date.now) {
    this.#now = now;
  }

  /** Null: it is told of, or there is none to tell of. */
  get silence(): SwarmSilence | null {
    if (this.#refusedAt !== null) {
      return { since: new Date(this.#confirmedAt ?? this.#refusedAt), reason: this.#reason };
    }
    if (this.#confirmedAt === null || this.#now() - this.#confirmedAt <= confirmedWithinMs) return null;
    return { since: new Date(this.#confirmedAt), reason: '' };
  }

  /** It was told of, on a question that was asked then. */
  confirm(askedAt: number): void {
    this.#confirmedAt = Math.max(this.#confirmedAt ?? 0, askedAt);
    this.#refusedAt = null;
  }

  refuse({ message, isForGood }: NotASwarmManager): void {
    if (isForGood) {
      this.#confirmedAt = null;
      this.#refusedAt = null;
      return;
    }
    this.#refusedAt ??= this.#now();
    this.#reason = message;
  }
}
