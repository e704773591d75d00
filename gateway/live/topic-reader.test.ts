import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { Board, type BoardItem } from '@/gateway/live/board';
import type { Reader } from '@/gateway/live/reader';
import { SentLog } from '@/gateway/live/sent-log';
import { TopicReader } from '@/gateway/live/topic-reader';

interface Row {
  readonly id: string;
  readonly value: number;
}

/** Who sees what is a set of collections here; the reader's may() is asked as the real one is. */
class TestItem implements BoardItem {
  readonly id: string;
  readonly name: string;
  readonly text: string;
  readonly collection: string;

  constructor(id: string, value: number, collection: string) {
    this.id = id;
    this.name = id;
    this.text = JSON.stringify({ id, value });
    this.collection = collection;
  }

  collectionFor(): string {
    return this.collection;
  }

  isSeenBy(reader: Reader): boolean {
    return reader.may('container.view', this.collection);
  }

  textFor(reader: Reader): string | null {
    return this.isSeenBy(reader) ? this.text : null;
  }
}

function readerOf(seen: ReadonlySet<string>): Reader {
  return { may: (_operation: string, collection: string) => seen.has(collection) } as unknown as Reader;
}

/** What a browser makes of the messages. */
class Client {
  rows = new Map<string, Row>();
  #arriving: Row[] = [];

  take(event: string, data: string): void {
    const message = JSON.parse(data);
    if (event === 'snapshot') {
      if (message.isFirst) this.#arriving = [];
      this.#arriving.push(...message.rows);
      if (message.isLast) this.rows = new Map(this.#arriving.map((row) => [row.id, row]));
      return;
    }
    for (const row of message.changed) this.rows.set(row.id, row);
    for (const id of message.removed) this.rows.delete(id);
  }
}

const collections = ['/a', '/b', '/c'] as const;
const id = fc.integer({ min: 0, max: 12 }).map((number) => `id${number}`);
const collection = fc.constantFrom(...collections);

const step = fc.oneof(
  fc.record({ what: fc.constant('put' as const), id, value: fc.nat(3), collection }),
  fc.record({ what: fc.constant('remove' as const), id }),
  fc.record({ what: fc.constant('rights' as const), seen: fc.subarray([...collections]) }),
  fc.record({ what: fc.constant('tell' as const), most: fc.integer({ min: 1, max: 3 }) }),
  // The connection breaks; of the last messages some did not arrive.
  fc.record({ what: fc.constant('resume' as const), lost: fc.nat(4) }),
);

describe('a topic that is read', () => {
  it('is at the reader what it would be read anew, after any changes, breaks and turns of rights', () => {
    fc.assert(
      fc.property(fc.array(step, { maxLength: 60 }), (steps) => {
        const board = new Board<TestItem>();
        let seen: ReadonlySet<string> = new Set(['/a']);
        const reader = new TopicReader('things@here', board, null, () => undefined);
        const log = new SentLog();
        let number = 0;
        const client = new Client();
        const shown = new Set<string>();
        let sent: { event: string; data: string }[] = [];
        const tell = (most: number) => {
          for (let told = 0; told < most; told++) {
            const message = reader.next(readerOf(seen));
            if (message === null) return false;
            const { rows = [], changed = [], removed = [] } = JSON.parse(message.data);
            for (const row of [...rows, ...changed]) shown.add(row.id);
            for (const gone of removed) expect(shown, 'of what was never shown nobody hears').toContain(gone);
            log.add({ number: ++number, topic: 'things@here', ids: message.ids });
            sent.push(message);
          }
          return true;
        };
        const arrive = (count: number) => {
          for (const { event, data } of sent.splice(0, count)) client.take(event, data);
        };
        for (const one of steps) {
          if (one.what === 'put') board.change([new TestItem(one.id, one.value, one.collection)]);
          else if (one.what === 'remove') board.change([], [one.id]);
          else if (one.what === 'tell') tell(one.most);
          else if (one.what === 'rights') {
            seen = new Set(one.seen);
            reader.recheck();
          } else {
            const lost = Math.min(one.lost, sent.length);
            arrive(sent.length - lost);
            sent = [];
            const missed = log.after(number - lost);
            if (missed === null) reader.begin();
            for (const { ids } of missed ?? []) {
              if (ids === 'snapshot') reader.begin();
              else reader.repeat(ids);
            }
          }
        }
        while (tell(100));
        arrive(sent.length);
        const fresh = [...board.items()].filter((item) => seen.has(item.collection));
        expect(client.rows).toEqual(new Map(fresh.map((item) => [item.id, JSON.parse(item.text)])));
      }),
      { numRuns: 500 },
    );
  });

  it('tells of one thing alone where one is asked for', () => {
    const board = new Board<TestItem>();
    board.change([new TestItem('one', 1, '/a'), new TestItem('two', 2, '/a')]);
    const reader = new TopicReader('things@here/one', board, 'one', () => undefined);
    const sees = readerOf(new Set(['/a']));
    expect(JSON.parse(reader.next(sees)?.data ?? '').rows).toEqual([{ id: 'one', value: 1 }]);
    board.change([new TestItem('two', 3, '/a')]);
    expect(reader.next(sees)).toBeNull();
    board.change([new TestItem('one', 4, '/a')]);
    expect(JSON.parse(reader.next(sees)?.data ?? '').changed).toEqual([{ id: 'one', value: 4 }]);
  });

  it('says nothing of what is touched and stays the same, or is not seen', () => {
    const board = new Board<TestItem>();
    board.change([new TestItem('one', 1, '/a'), new TestItem('hidden', 1, '/b')]);
    const reader = new TopicReader('things@here', board, null, () => undefined);
    const sees = readerOf(new Set(['/a']));
    expect(JSON.parse(reader.next(sees)?.data ?? '').rows).toHaveLength(1);
    board.change([new TestItem('one', 1, '/a'), new TestItem('hidden', 2, '/b')]);
    expect(reader.next(sees)).toBeNull();
    board.change([], ['hidden']);
    expect(reader.next(sees)).toBeNull();
  });
});
