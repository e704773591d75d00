import { expect, it } from 'vitest';
import type { LiveCluster } from '@/app/ops/live-cluster';
import { ManyClusters } from '@/app/ops/many-clusters';
import type { ContainerRow } from '@/components/containers/container-store';

const row = (id: string, collection = '/Shared'): ContainerRow => ({
  id,
  name: id,
  image: 'web',
  state: 'running',
  status: 'Up',
  createdAt: 0,
  ports: [],
  labelledCollection: null,
  collection,
  owner: null,
});

const cluster = (name: string, ...ids: string[]): LiveCluster => ({
  name,
  state: 'reachable',
  engineVersion: '',
  publishedHost: `${name}.example`,
  initial: ids.map((id) => row(id)),
  failure: null,
});

it('joins the clusters and keeps rows that stay the same', () => {
  const many = new ManyClusters([cluster('a', 'one', 'two'), cluster('b', 'three')]);
  const before = many.list();
  expect(before.map(({ cluster: on, id }) => `${on}/${id}`)).toEqual(['a/one', 'a/two', 'b/three']);
  many.stores.get('b')?.update([row('four')], []);
  const after = many.list();
  expect(after).toHaveLength(4);
  expect(after[0]).toBe(before[0]);
});

it('answers with the same list until something changes', () => {
  const many = new ManyClusters([cluster('a', 'one')]);
  expect(many.list()).toBe(many.list());
});

it('tells of a move at once', () => {
  const many = new ManyClusters([cluster('a', 'one')]);
  let told = 0;
  many.subscribe(() => told++);
  const [container] = many.list();
  if (container) many.moved(container, '/Shared/shop');
  expect(told).toBe(1);
  expect(many.list()[0]?.collection).toBe('/Shared/shop');
});
