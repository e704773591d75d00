import { describe, expect, it } from 'vitest';
import { type ContainerRow, ContainerStore } from '@/components/containers/container-store';

const row = (id: string, over: Partial<ContainerRow> = {}): ContainerRow => ({
  id,
  name: `c-${id}`,
  image: 'nginx',
  state: 'running',
  status: 'Up',
  createdAt: 0,
  ports: [],
  labelledCollection: null,
  collection: '/Shared',
  owner: 'ana',
  ...over,
});

describe('ContainerStore', () => {
  it('keeps the identity of what did not change', () => {
    const store = new ContainerStore([row('a'), row('b')]);
    const [first] = store.list();
    store.update([row('a'), row('b', { state: 'exited' })], []);
    expect(store.list()[0]).toBe(first);
    expect(store.row('b')?.state).toBe('exited');
  });

  it('tells only of changes', () => {
    const store = new ContainerStore([row('a')]);
    let told = 0;
    const stop = store.subscribe(() => told++);
    store.replaceAll([row('a')]);
    expect(told).toBe(0);
    store.update([row('b')], ['a']);
    expect(told).toBe(1);
    expect(store.list().map(({ id }) => id)).toEqual(['b']);
    stop();
    store.replaceAll([]);
    expect(told).toBe(1);
  });

  it('is in the order of names', () => {
    const store = new ContainerStore([row('1', { name: 'web' }), row('2', { name: 'db' })]);
    expect(store.list().map(({ name }) => name)).toEqual(['db', 'web']);
  });
});
