import { expect, it } from 'vitest';
import { type EventsPageOfMany, inOrder } from '@/app/ops/[cluster]/events/many-events';

const event = (cluster: string, second: number) => ({
  cluster,
  event: {
    id: `${cluster}${second}`,
    at: `2026-11-22T10:00:0${second}.000Z`,
    engineAt: null,
    kind: 'container',
    action: 'start',
    resource: { kind: 'container', id: 'a', name: 'a' },
    container: null,
    details: {},
  },
});
const page = (items: EventsPageOfMany['items'], next: EventsPageOfMany['next']): EventsPageOfMany => ({
  items,
  next,
  failures: [],
});
const ids = (pages: EventsPageOfMany[]) => inOrder(pages).map((each) => each.event.id);

it('puts the events of several clusters in one order', () => {
  expect(ids([page([event('a', 5), event('a', 1), event('b', 3)], {})])).toEqual(['a5', 'b3', 'a1']);
});

it('holds back what is older than the last known of a cluster that has more', () => {
  const first = page([event('a', 5), event('a', 4), event('b', 3), event('b', 1)], { a: 'cursor' });
  expect(ids([first])).toEqual(['a5', 'a4']);
  expect(ids([first, page([event('a', 2)], {})])).toEqual(['a5', 'a4', 'b3', 'a2', 'b1']);
});
