import { Backoff } from '@/gateway/inventory/backoff';
import type { Item } from '@/gateway/inventory/item';
import { asObject, asText } from '@/lib/docker-api/answers/fields';
import type { JsonObject } from '@/lib/docker-api/json';

const atOnce = 6;

/**
 * Finds out since when the statuses of containers tell the time: an inspection of each that changed,
 * a few at a time.
 */
export class StatusTimes {
  readonly #inspect: (id: string) => Promise<JsonObject | null>;
  readonly #wanted = new Map<string, Item<'container'>>();
  readonly #backoff = new Backoff();
  #running = 0;
  #isWaiting = false;

  constructor(inspect: (id: string) => Promise<JsonObject | null>) {
    this.#inspect = inspect;
  }

  want(items: Iterable<Item<'container'>>): void {
    for (const item of items) if (item.status?.wanted) this.#wanted.set(item.id, item);
    this.#go();
  }

  /** Nobody is there to be asked. */
  stop(): void {
    this.#wanted.clear();
  }

  #go(): void {
    while (this.#running < atOnce && !this.#isWaiting && this.#wanted.size > 0) {
      this.#running += 1;
      void this.#next().finally(() => {
        this.#running -= 1;
        this.#go();
      });
    }
  }

  async #next(): Promise<void> {
    const [first] = this.#wanted.values();
    if (first === undefined) return;
    this.#wanted.delete(first.id);
    const { status } = first;
    const clock = status?.wanted;
    if (!status || !clock) return;
    const { round } = status;
    try {
      const state = asObject((await this.#inspect(first.id))?.State);
      const moment = Date.parse(asText(state[clock]));
      if (!Number.isNaN(moment)) status.learn(moment, round);
      this.#backoff.succeeded();
    } catch {
      this.#waitAndTry(first);
    }
  }

  /** The engine is busy, or away: then all of them are asked for again when it is back. */
  #waitAndTry(item: Item<'container'>): void {
    this.#wanted.set(item.id, item);
    if (this.#isWaiting) return;
    this.#isWaiting = true;
    setTimeout(() => {
      this.#isWaiting = false;
      this.#go();
    }, this.#backoff.next()).unref();
  }
}
