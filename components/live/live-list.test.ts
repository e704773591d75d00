import { beforeEach, expect, it, vi } from 'vitest';
import { LiveList } from '@/components/live/live-list';
import { TopicStore } from '@/components/live/topic-store';

const topics = new Map<string, TopicStore>();

vi.mock('@/components/live/live-store', () => ({
  liveStore: () => ({
    store: (topic: string) => topics.get(topic),
    liveness: () => ({ state: 'live', since: null }),
  }),
}));

const row = (id: string) => ({ id, name: id, collection: '/', owner: null });

beforeEach(() => {
  topics.clear();
  topics.set('services@prod', new TopicStore('prod'));
});

it('shows what the page was given until all has come', () => {
  const list = new LiveList(['services@prod'], { rows: [row('first')], total: 7 });
  expect(list.get()).toMatchObject({ rows: [{ id: 'first' }], total: 7, isPending: true });
  topics.get('services@prod')?.takeSnapshot([row('a'), row('b')], true, true);
  expect(list.get()).toMatchObject({ rows: [{ id: 'a' }, { id: 'b' }], total: 2, isPending: false });
  expect(list.get()).toBe(list.get());
});

it('shows its rows again after a moment in which nobody followed', () => {
  const list = new LiveList(['services@prod'], null);
  const store = topics.get('services@prod');
  store?.takeSnapshot([row('a')], true, true);
  expect(list.get().rows).toHaveLength(1);
  topics.clear();
  expect(list.get()).toMatchObject({ rows: [], isPending: true });
  if (store) topics.set('services@prod', store);
  expect(list.get()).toMatchObject({ rows: [{ id: 'a' }], isPending: false });
});
