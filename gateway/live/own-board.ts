import { Board, type BoardItem } from '@/gateway/live/board';
import type { Reader } from '@/gateway/live/reader';
import { log, reasonOf } from '@/gateway/log';
import { rootCollection } from '@/lib/access/collection-path';

/** A row of one person. Nobody else is told of it, nor whoever views as them. */
export class OwnItem implements BoardItem {
  readonly id: string;
  readonly name = '';
  readonly ownerId: string;
  readonly #text: string;

  constructor(ownerId: string, row: { readonly id: string }) {
    this.id = row.id;
    this.ownerId = ownerId;
    this.#text = JSON.stringify(row);
  }

  collectionFor(): string {
    return rootCollection;
  }

  isSeenBy({ actor }: Reader): boolean {
    return actor.viewing === null && actor.userId === this.ownerId;
  }

  textFor(reader: Reader): string | null {
    return this.isSeenBy(reader) ? this.#text : null;
  }
}

/** Of one person, or of everybody for null. */
type ReadOwn = (userId: string | null) => Promise<OwnItem[]>;

/** Everybody's rows of one kind, kept by the database's notices of change while anybody follows them. */
export class OwnBoard {
  readonly board = new Board<OwnItem>();
  readonly #what: string;
  readonly #read: ReadOwn;
  #reading: Promise<void> | null = null;
  #isOld = true;
  readonly #changed = new Set<string>();
  #readingChanged: Promise<void> | null = null;

  /** @param what as in logs */
  constructor(what: string, read: ReadOwn) {
    this.#what = what;
    this.#read = read;
  }

  /** This person's have changed. */
  changedFor(userId: string): void {
    if (!this.board.isRead) {
      this.#isOld = true;
      return;
    }
    this.#changed.add(userId);
    this.#readingChanged ??= this.#readChanged().finally(() => {
      this.#readingChanged = null;
    });
  }

  /** Anybody's may have changed. */
  changed(): void {
    this.#isOld = true;
    if (this.board.isRead) this.ready().catch((error: unknown) => this.#failed(error));
  }

  /** Done when what was committed before the call is up. */
  async ready(): Promise<void> {
    while (this.#isOld || this.#reading) {
      this.#reading ??= this.#readAll().finally(() => {
        this.#reading = null;
      });
      await this.#reading;
    }
  }

  #failed(error: unknown): void {
    this.#isOld = true;
    log('warn', `${this.#what} not read`, { reason: reasonOf(error) });
  }

  async #readAll(): Promise<void> {
    this.#isOld = false;
    try {
      this.board.replace(await this.#read(null));
    } catch (error) {
      this.#isOld = true;
      throw error;
    }
  }

  /** One after the other: what was read before must not come up after what was read since. */
  async #readChanged(): Promise<void> {
    for (const userId of this.#changed) {
      this.#changed.delete(userId);
      await this.#readOf(userId).catch((error: unknown) => this.#failed(error));
    }
  }

  async #readOf(userId: string): Promise<void> {
    const items = await this.#read(userId);
    const there = new Set(items.map(({ id }) => id));
    const gone = [...this.board.items()].filter((item) => item.ownerId === userId && !there.has(item.id));
    this.board.change(
      items,
      gone.map(({ id }) => id),
    );
  }
}
