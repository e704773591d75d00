import { expect, it } from 'vitest';
import { knownHits } from '@/components/shell/palette/known-hits';
import { topicOf } from '@/lib/live/topic';

const row = (name: string) => ({ id: `id of ${name}`, name, collection: '/Shared/shop' });
const followed = [
  { topic: topicOf('containers', 'prod eu'), rows: [row('Shop-web-10'), row('shop-web-1'), row('db')] },
  { topic: topicOf('tasks', 'prod eu'), rows: [row('shop-web.1')] },
  { topic: 'clusters', rows: [{ ...row('shop-web') }] },
  { topic: topicOf('images', 'prod eu'), rows: [{ id: 'sha256:1', name: 'shop-web' }] },
];

it('finds what is followed by every word, short names first, as the search would name it', () => {
  const hit = { kind: 'containers', cluster: 'prod eu', collection: '/Shared/shop' };
  expect(knownHits(followed, ' WEB shop ', 9)).toEqual([
    { ...hit, id: 'id of shop-web-1', name: 'shop-web-1' },
    { ...hit, id: 'id of Shop-web-10', name: 'Shop-web-10' },
  ]);
  expect(knownHits(followed, 'shop', 1)).toHaveLength(1);
  expect(knownHits(followed, ' ', 9)).toEqual([]);
});
