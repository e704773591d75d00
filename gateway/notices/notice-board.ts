import { Board, type BoardItem } from '@/gateway/live/board';
import type { Reader } from '@/gateway/live/reader';
import { log, reasonOf } from '@/gateway/log';
import { rootCollection } from '@/lib/access/collection-path';
import { db } from '@/lib/db/client';
import type { NoticeCount } from '@/lib/notices/topic';

/** How much one person has not read. Nobody else is told of it. */
class CountItem implements BoardItem {
  readonly id: string;
  readonly name = '';
  readonly #text: string;

  constructor(count: NoticeCount) {
    this.id = count.id;
    this.#text = JSON.stringify(count);
  }

  collectionFor(): string {
    return rootCollection;
  }

  isSeenBy({ actor }: Reader): boolean {
    return actor.viewing === null && actor.userId === this.id;
  }

  textFor(reader: Reader): string | null {
    return this.isSeenBy(reader) ? this.#text : null;
  }
}

/** Everybody's counts, kept by the database's notices of change while anybody follows them. */
export class NoticeBoard {
  readonly board = new Board<CountItem>();
  #reading: Promise<void> | null = null;
  #isOld = true;

  /** What this person was told has changed. */
  changedFor(userId: string): void {
    if (!this.board.isRead) {
      this.#isOld = true;
      return;
    }
    this.#read(userId).catch((error: unknown) => this.#failed(error));
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
    log('warn', 'notices not read', { reason: reasonOf(error) });
  }

  async #readAll(): Promise<void> {
    this.#isOld = false;
    try {
      const rows = await db.$queryRaw<NoticeCount[]>`
        SELECT "userId" AS "id", (count(*) FILTER (WHERE "readAt" IS NULL))::int AS "unread",
          max("id"::text) AS "latest"
        FROM "Notice" GROUP BY "userId"`;
      this.board.replace(rows.map((row) => new CountItem(row)));
    } catch (error) {
      this.#isOld = true;
      throw error;
    }
  }

  async #read(userId: string): Promise<void> {
    const rows = await db.$queryRaw<NoticeCount[]>`
      SELECT "userId" AS "id", (count(*) FILTER (WHERE "readAt" IS NULL))::int AS "unread",
        max("id"::text) AS "latest"
      FROM "Notice" WHERE "userId" = ${userId}::uuid GROUP BY "userId"`;
    this.board.change(
      rows.map((row) => new CountItem(row)),
      rows.length === 0 ? [userId] : [],
    );
  }
}
