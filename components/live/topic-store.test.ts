import { describe, expect, it } from 'vitest';
import { TopicStore } from '@/components/live/topic-store';

describe('the rows of a topic', () => {
  it('are there when the last part of a snapshot has come', () => {
    const store = new TopicStore('local');
    expect(store.takeSnapshot([{ id: 'a' }], true, false)).toBe(false);
    expect([store.isLoaded, store.list()]).toEqual([false, []]);
    expect(store.takeSnapshot([{ id: 'b' }], false, true)).toBe(true);
    expect(store.list()).toEqual([
      { id: 'a', cluster: 'local' },
      { id: 'b', cluster: 'local' },
    ]);
  });

  it('begin anew with another snapshot, and keep their identity where they are the same', () => {
    const store = new TopicStore(null);
    store.takeSnapshot(
      [
        { id: 'a', state: 1 },
        { id: 'b', state: 1 },
      ],
      true,
      true,
    );
    const [a, b] = store.list();
    // One that broke off is forgotten.
    store.takeSnapshot([{ id: 'x' }], true, false);
    store.takeSnapshot(
      [
        { id: 'a', state: 1 },
        { id: 'b', state: 2 },
      ],
      true,
      true,
    );
    expect(store.list()[0]).toBe(a);
    expect(store.list()[1]).not.toBe(b);
    expect(store.list()).toHaveLength(2);
  });

  it('change by diffs, and the list is another only then', () => {
    const store = new TopicStore(null);
    store.takeSnapshot([{ id: 'a' }, { id: 'b' }], true, true);
    const before = store.list();
    expect(store.list()).toBe(before);
    store.takeDiff([{ id: 'c' }], ['a']);
    expect(store.list().map(({ id }) => id)).toEqual(['b', 'c']);
    expect(store.list()[0]).toBe(before[1]);
  });
});
