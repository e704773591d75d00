import { coalesced } from '@/gateway/coalesced';
import { isListed, knownCandidates, nothingKnown, takeIn } from '@/gateway/inventory/known-things';
import type { Thing } from '@/lib/docker-api/kinds/thing';

/** How an engine is asked for things of one kind. */
export interface AskThings {
  all(): Promise<readonly Thing[]>;
  /** Those of the ids that there are; null where the engine can only be asked for all. */
  readonly some: ((ids: readonly string[]) => Promise<readonly Thing[]>) | null;
}

/** What is heard of one engine, by all kinds together. */
export interface Hearing {
  /** Counts what was heard. */
  at: number;
  /** Whether the engine's events come in. */
  isFollowing: boolean;
}

const settleWithinMs = 50;
/** Of more than these it is shorter to ask for all. */
const mostAtOnce = 100;

/**
 * The things of one kind on one engine: asked for, and kept by its events. Questions are asked one at
 * a time, and whoever waits for one gets it from after they asked.
 */
export class KindInventory {
  readonly #ask: AskThings;
  readonly #hearing: Hearing;
  #known = nothingKnown();
  #wantsAll = false;
  #settling: NodeJS.Timeout | undefined;
  readonly #catchUp = coalesced(() => this.#work());

  constructor(ask: AskThings, hearing: Hearing) {
    this.#ask = ask;
    this.#hearing = hearing;
  }

  /** Everything there is, with all that was done before the call. @throws EngineUnreachable */
  async all(): Promise<readonly Thing[]> {
    this.#wantsAll = true;
    await this.#catchUp();
    return [...this.#known.things.values()];
  }

  /**
   * The things that a reference could mean, with all that was done through this gateway before the
   * call and all that the engine told of; null when the engine must be asked. What it does not find
   * may be there all the same.
   */
  async recent(reference: string): Promise<readonly Thing[] | null> {
    for (let attempt = 0; attempt < 2; attempt++) {
      if (!this.#hearing.isFollowing || !isListed(this.#known)) return null;
      const found = knownCandidates(this.#known, reference);
      if (found.every(({ id }) => !this.#known.touched.has(id))) return found;
      await this.#catchUp();
    }
    return null;
  }

  /** Something may have changed: one thing, or all of them. */
  touch(id: string | null): void {
    const at = ++this.#hearing.at;
    if (id === null) takeIn(this.#known, { what: 'all-touched', at });
    else takeIn(this.#known, { what: 'touched', at, id });
    if (this.#hearing.isFollowing) {
      this.#settling ??= setTimeout(() => {
        this.#settling = undefined;
        this.settleSoon();
      }, settleWithinMs);
    }
  }

  gone(id: string): void {
    takeIn(this.#known, { what: 'gone', at: ++this.#hearing.at, id });
  }

  /** Asks for what may have changed. What is not settled by this is asked for by whoever needs it. */
  settleSoon(): void {
    this.#catchUp().catch(() => undefined);
  }

  async #work(): Promise<void> {
    const askedAt = this.#hearing.at;
    const ids = [...this.#known.touched.keys()];
    const isAll = this.#wantsAll || !isListed(this.#known) || ids.length > mostAtOnce || !this.#ask.some;
    if (!isAll && ids.length === 0) return;
    this.#wantsAll = false;
    if (!isAll && this.#ask.some) {
      takeIn(this.#known, { what: 'some', askedAt, ids, things: await this.#ask.some(ids) });
      return;
    }
    try {
      takeIn(this.#known, { what: 'list', askedAt, things: await this.#ask.all() });
    } catch (error) {
      // An engine that left its Swarm has none of them any more, and tells of no end of any.
      this.#known = nothingKnown();
      throw error;
    }
  }
}
