import type { Board } from '@/gateway/live/board';
import type { Reader } from '@/gateway/live/reader';

/** What is told of a topic in one message. */
export interface TopicMessage {
  readonly event: 'snapshot' | 'diff';
  /** JSON. */
  readonly data: string;
  /** What it tells of; a snapshot that is lost is sent again as a whole. */
  readonly ids: readonly string[] | 'snapshot';
}

/** One message holds no more rows than these, so that others get their turn in between. */
const mostRows = 400;

/**
 * What one reader was told of one board. What may have changed is only noted: when the reader is ready
 * for more, it is told of each thing as it is then. So a slow one misses steps in between, and nothing
 * piles up.
 */
export class TopicReader {
  readonly topic: string;
  readonly board: Board;
  /** The one thing that it is about; null: everything. */
  readonly #only: string | null;
  /** The row that was told of each thing which the reader knows of. */
  readonly #told = new Map<string, string>();
  readonly #touched = new Set<string>();
  #snapshot: { readonly ids: readonly string[]; next: number } | null = null;
  readonly #stop: () => void;

  constructor(topic: string, board: Board, only: string | null, onTouched: () => void) {
    this.topic = topic;
    this.board = board;
    this.#only = only;
    this.#stop = board.listen((ids) => {
      const before = this.#touched.size;
      for (const id of ids) if (only === null || id === only) this.#touched.add(id);
      if (this.#touched.size > before) onTouched();
    });
    this.begin();
  }

  close(): void {
    this.#stop();
  }

  /** Tells all of it from the beginning. */
  begin(): void {
    this.#told.clear();
    this.#touched.clear();
    this.#snapshot = { ids: this.#ids(), next: 0 };
  }

  /** The reader's rights are others now. */
  recheck(): void {
    for (const id of [...this.#ids(), ...this.#told.keys()]) this.#touched.add(id);
  }

  /** These were told, and may not have arrived. */
  repeat(ids: readonly string[]): void {
    for (const id of ids) {
      this.#told.set(id, '');
      this.#touched.add(id);
    }
  }

  /** What to tell next; null: nothing for now. */
  next(reader: Reader): TopicMessage | null {
    return this.#snapshot === null ? this.#nextDiff(reader) : this.#nextPart(reader, this.#snapshot);
  }

  #ids(): readonly string[] {
    if (this.#only === null) return [...this.board.ids()];
    return this.board.get(this.#only) ? [this.#only] : [];
  }

  #nextPart(reader: Reader, snapshot: { readonly ids: readonly string[]; next: number }): TopicMessage {
    const isFirst = snapshot.next === 0;
    const rows: string[] = [];
    while (snapshot.next < snapshot.ids.length && rows.length < mostRows) {
      const id = snapshot.ids[snapshot.next++] ?? '';
      const text = this.board.get(id)?.textFor(reader) ?? null;
      if (text === null) continue;
      this.#told.set(id, text);
      rows.push(text);
    }
    const isLast = snapshot.next >= snapshot.ids.length;
    if (isLast) this.#snapshot = null;
    const data = `{"topic":${JSON.stringify(this.topic)},"rows":[${rows.join()}],"isFirst":${isFirst},"isLast":${isLast}}`;
    return { event: 'snapshot', data, ids: 'snapshot' };
  }

  #nextDiff(reader: Reader): TopicMessage | null {
    const changed: string[] = [];
    const removed: string[] = [];
    const ids: string[] = [];
    for (const id of this.#touched) {
      this.#touched.delete(id);
      const text = this.board.get(id)?.textFor(reader) ?? null;
      // Of what it never saw a reader does not hear that it went.
      if (text === null ? !this.#told.delete(id) : this.#told.get(id) === text) continue;
      ids.push(id);
      if (text === null) removed.push(id);
      else {
        this.#told.set(id, text);
        changed.push(text);
      }
      if (ids.length >= mostRows) break;
    }
    if (ids.length === 0) return null;
    const data = `{"topic":${JSON.stringify(this.topic)},"changed":[${changed.join()}],"removed":${JSON.stringify(removed)}}`;
    return { event: 'diff', data, ids };
  }
}
