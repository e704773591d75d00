import { coalesced } from '@/gateway/coalesced';
import { NotASwarmManager } from '@/gateway/engines/not-a-swarm-manager';
import { Backoff } from '@/gateway/inventory/backoff';
import type { Hearing } from '@/gateway/inventory/hearing';
import type { Item } from '@/gateway/inventory/item';
import {
  isListed,
  type KnownItems,
  knownCandidates,
  nothingKnown,
  takeIn,
} from '@/gateway/inventory/known-items';
import { inOrder, type ListedOrder, placeAll, placeSome } from '@/gateway/inventory/listed-order';
import type { ItemKind } from '@/lib/docker-api/kinds/item-kinds';

type KnownMap<K extends ItemKind> = ReadonlyMap<string, Item<K>>;

/** How an engine is asked for items of one kind; those that did not change stay what they were. */
export interface AskItems<K extends ItemKind> {
  all(known: KnownMap<K>): Promise<readonly Item<K>[]>;
  /** Those of the ids that there are; null where the engine can only be asked for all. */
  readonly some: ((ids: readonly string[], known: KnownMap<K>) => Promise<readonly Item<K>[]>) | null;
  /** In which order the engine lists those that it was asked for one by one. */
  readonly order: ListedOrder;
  /** Of what sends no events: how old a list may be that is taken for a new one. */
  readonly mostAgeMs: (() => number) | null;
}

/** What has become other than it was. */
export interface Changed {
  readonly changed: readonly string[];
  readonly removed: readonly string[];
  /** Anything may have: there was nothing before, or there is nothing any more. */
  readonly isAll: boolean;
}

const settleWithinMs = 50;
/** Of more than these it is shorter to ask for all. */
const mostAtOnce = 100;
/** How long a list waits for what somebody did past the door. */
const heardWithinMs = 5;
/** How long an engine that is in no Swarm is taken to be in none. */
const refusedForMs = 1_000;

/**
 * The items of one kind on one engine: asked for, and kept by its events. Questions are asked one at
 * a time, and whoever waits for one gets it from after they asked.
 */
export class KindInventory<K extends ItemKind> {
  readonly #ask: AskItems<K>;
  readonly #hearing: Hearing;
  readonly #onChanged: (changed: Changed) => void;
  #known: KnownItems<Item<K>> = nothingKnown();
  /** What this gateway did itself: whoever asks afterwards sees it. */
  #own = new Set<string>();
  #wantsAll = false;
  #askedAllAt = Number.NEGATIVE_INFINITY;
  #listedFrom = Number.NEGATIVE_INFINITY;
  #behindSince: number | null = null;
  #refusal: NotASwarmManager | null = null;
  #settling: NodeJS.Timeout | undefined;
  readonly #backoff = new Backoff();
  #inOrder: readonly Item<K>[] | null = null;
  readonly #catchUp = coalesced(() => this.#work());

  constructor(ask: AskItems<K>, hearing: Hearing, onChanged: (changed: Changed) => void) {
    this.#ask = ask;
    this.#hearing = hearing;
    this.#onChanged = onChanged;
  }

  /** What is known without asking, be it old or not. */
  get known(): KnownMap<K> {
    return this.#known.items;
  }

  /** Whether a whole list was ever taken in. */
  get isKnown(): boolean {
    return this.#known.listedAt >= 0;
  }

  /** When everything was last asked for, in milliseconds. */
  get askedAllAt(): number {
    return this.#askedAllAt;
  }

  /** Since when the engine's answers cannot be taken in, in milliseconds; null: what it told is known. */
  get behindSince(): number | null {
    return this.#behindSince;
  }

  /** Everything there is at the engine, which is asked. @throws EngineUnreachable, NotASwarmManager */
  async listed(): Promise<readonly Item<K>[]> {
    this.#wantsAll = true;
    await this.#catchUp();
    return this.#ordered();
  }

  /**
   * Everything there is, from memory while the engine's events come in: with all that was done
   * through this gateway before the call, and all that the engine told of a moment before it.
   *
   * @throws EngineUnreachable, NotASwarmManager
   */
  async items(): Promise<readonly Item<K>[]> {
    for (let attempt = 0; attempt < 2; attempt++) {
      if (!this.#hearing.isFollowing) break;
      if (this.#refusal && Date.now() - this.#askedAllAt < refusedForMs) throw this.#refusal;
      if (!isListed(this.#known) || this.#isTooOld()) break;
      const { touched } = this.#known;
      if ([...this.#own].some((id) => touched.has(id))) {
        await this.#catchUp();
        continue;
      }
      if (touched.size > 0) await within(heardWithinMs, this.#catchUp());
      return this.#ordered();
    }
    return this.listed();
  }

  /**
   * The items that a reference could mean, with all that was done through this gateway before the
   * call and all that the engine told of; null when the engine must be asked. What it does not find
   * may be there all the same.
   */
  async recent(reference: string): Promise<readonly Item<K>[] | null> {
    for (let attempt = 0; attempt < 2; attempt++) {
      if (!this.#hearing.isFollowing || !isListed(this.#known)) return null;
      const found = knownCandidates(this.#known, reference);
      if (found.every(({ id }) => !this.#known.touched.has(id))) return found;
      await this.#catchUp();
    }
    return null;
  }

  /** This gateway did something that may have changed one, or all of them. */
  touch(id: string | null): void {
    if (id !== null) this.#own.add(id);
    this.heard(id);
  }

  /** One may have changed, or all of them. */
  heard(id: string | null): void {
    const at = ++this.#hearing.at;
    if (id === null) takeIn(this.#known, { what: 'all-touched', at });
    else takeIn(this.#known, { what: 'touched', at, id });
    if (this.#hearing.isFollowing) this.#settleIn(settleWithinMs);
  }

  gone(id: string): void {
    takeIn(this.#known, { what: 'gone', at: ++this.#hearing.at, id });
    this.#inOrder = null;
    this.#tell();
  }

  /** Asks for everything again, whatever was heard: events can be lost. */
  relistSoon(): void {
    this.#wantsAll = true;
    this.settleSoon();
  }

  /** Asks for what may have changed. What is not settled by this is asked for by whoever needs it. */
  settleSoon(): void {
    this.#catchUp().catch((error: unknown) => {
      if (!(error instanceof NotASwarmManager)) this.#behindSince ??= Date.now();
      if (this.#hearing.isFollowing && this.#refusal === null) this.#settleIn(this.#backoff.next());
    });
  }

  #ordered(): readonly Item<K>[] {
    this.#inOrder ??= inOrder(this.#known.items, this.#ask.order);
    return this.#inOrder;
  }

  #isTooOld(): boolean {
    const { mostAgeMs } = this.#ask;
    return mostAgeMs !== null && Date.now() - this.#listedFrom > mostAgeMs();
  }

  #settleIn(delayMs: number): void {
    this.#settling ??= setTimeout(() => {
      this.#settling = undefined;
      this.settleSoon();
    }, delayMs).unref();
  }

  async #work(): Promise<void> {
    const askedAt = this.#hearing.at;
    const ids = [...this.#known.touched.keys()];
    const isAll = this.#wantsAll || !isListed(this.#known) || ids.length > mostAtOnce || !this.#ask.some;
    if (!isAll && ids.length === 0) return;
    this.#wantsAll = false;
    if (!isAll && this.#ask.some) {
      const items = await this.#ask.some(ids, this.#known.items);
      const unplaced = placeSome(items, this.#known.items);
      takeIn(this.#known, { what: 'some', askedAt, ids, items });
      for (const id of unplaced) this.heard(id);
    } else await this.#takeInAll(askedAt);
    this.#inOrder = null;
    this.#behindSince = null;
    this.#backoff.succeeded();
    for (const id of this.#own) if (!this.#known.touched.has(id)) this.#own.delete(id);
    this.#tell();
  }

  async #takeInAll(askedAt: number): Promise<void> {
    const isFirst = this.#known.listedAt < 0;
    const startedAt = Date.now();
    this.#askedAllAt = startedAt;
    try {
      const items = await this.#ask.all(this.#known.items);
      placeAll(items);
      takeIn(this.#known, { what: 'list', askedAt, items });
      this.#refusal = null;
      this.#listedFrom = startedAt;
    } catch (error) {
      if (error instanceof NotASwarmManager) this.#refuse(error);
      throw error;
    }
    if (isFirst) this.#tellAll();
  }

  /** An engine that left its Swarm has none of them any more, and tells of no end of any. */
  #refuse(error: NotASwarmManager): void {
    this.#refusal = error;
    // A Swarm without a leader has what it had, and tells it when there is one.
    if (!error.isForGood || this.#known.listedAt < 0) return;
    this.#known = nothingKnown();
    this.#inOrder = null;
    this.#own.clear();
    this.#tellAll();
  }

  #tellAll(): void {
    this.#known.changes.clear();
    this.#onChanged({ changed: [], removed: [], isAll: true });
  }

  #tell(): void {
    const { changes } = this.#known;
    if (changes.size === 0) return;
    const all = [...changes];
    changes.clear();
    this.#onChanged({
      changed: all.flatMap(([id, isThere]) => (isThere ? [id] : [])),
      removed: all.flatMap(([id, isThere]) => (isThere ? [] : [id])),
      isAll: false,
    });
  }
}

/** Waits for the end of something, however it ends, but not for long. */
async function within(milliseconds: number, work: Promise<void>): Promise<void> {
  let timer: NodeJS.Timeout | undefined;
  const patience = new Promise<void>((resolve) => {
    timer = setTimeout(resolve, milliseconds);
  });
  await Promise.race([work.catch(() => undefined), patience]);
  clearTimeout(timer);
}
