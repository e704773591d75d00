import { Board, type BoardItem } from '@/gateway/live/board';
import type { Reader } from '@/gateway/live/reader';
import { log, reasonOf } from '@/gateway/log';
import { everyAlert } from '@/lib/alerts/queries';
import { type StoredAlert, viewAlert } from '@/lib/alerts/stored-alert';
import { viewingRight } from '@/lib/alerts/visible';
import { db } from '@/lib/db/client';
import type { PlacementNotice } from '@/lib/db/listen';

const gatherMs = 100;
/** A silence that ends tells nobody. */
const againEveryMs = 10_000;

/** An alert that fires, as it was last read. */
class AlertItem implements BoardItem {
  readonly id: string;
  readonly name: string;
  readonly row: StoredAlert;

  constructor(row: StoredAlert) {
    this.id = row.id;
    this.name = row.resourceName;
    this.row = row;
  }

  collectionFor(): string {
    return this.row.collection;
  }

  isSeenBy(reader: Reader): boolean {
    const { resourceKind, collection, ownerId } = this.row;
    const { userId, viewing } = reader.actor;
    // A certificate is its owner's alone.
    if (ownerId !== null && ownerId === userId && viewing === null) return true;
    const right = viewingRight(resourceKind);
    return right !== null && reader.may(right, collection);
  }

  textFor(reader: Reader): string | null {
    return this.isSeenBy(reader) ? JSON.stringify(viewAlert(reader.actor, this.row)) : null;
  }
}

/** All alerts that fire, kept by the database's notices while anybody follows them. */
export class AlertBoard {
  readonly board = new Board<AlertItem>();
  readonly #again: NodeJS.Timeout;
  #timer: NodeJS.Timeout | null = null;
  #reading: Promise<void> | null = null;
  #isOld = true;

  constructor() {
    this.#again = setInterval(() => this.changed(), againEveryMs).unref();
  }

  /** Alerts may have changed. */
  changed(): void {
    this.#isOld = true;
    if (!this.board.isRead) return;
    this.#timer ??= setTimeout(() => {
      this.#timer = null;
      this.ready().catch((error: unknown) => log('warn', 'alerts not read', { reason: reasonOf(error) }));
    }, gatherMs).unref();
  }

  /** Where a thing is has changed; null: where anything is. */
  placesChanged(notice: PlacementNotice | null): void {
    const isAbout = ({ row }: AlertItem) => notice === null || row.resourceId === notice.engineId;
    if ([...this.board.items()].some(isAbout)) this.changed();
  }

  /** Done when what was committed before the call is up. */
  async ready(): Promise<void> {
    while (this.#isOld || this.#reading) {
      this.#reading ??= this.#read().finally(() => {
        this.#reading = null;
      });
      await this.#reading;
    }
  }

  close(): void {
    clearInterval(this.#again);
    if (this.#timer) clearTimeout(this.#timer);
  }

  async #read(): Promise<void> {
    this.#isOld = false;
    try {
      const rows = await db.$queryRaw<StoredAlert[]>`${everyAlert} AND a."state" = 'firing'`;
      this.board.replace(rows.map((row) => new AlertItem(row)));
    } catch (error) {
      this.#isOld = true;
      throw error;
    }
  }
}
