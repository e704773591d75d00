import { expect, it } from 'vitest';
import { readDiskUsage } from '@/components/disk/disk-items';

const image = (Id: string, over: object = {}) => ({
  Id: `sha256:${Id}`,
  RepoTags: [`${Id}:latest`],
  Size: 100,
  SharedSize: 40,
  Created: 10,
  Containers: 0,
  ...over,
});

const answer = {
  LayersSize: 180,
  Images: [
    image('used', { Containers: 2 }),
    image('free'),
    image('nameless', { RepoTags: ['<none>:<none>'], SharedSize: -1 }),
  ],
  Containers: [
    { Id: 'c1', Names: ['/web'], State: 'running', SizeRw: 5, Created: 1 },
    { Id: 'c2', Names: ['/old'], State: 'exited', SizeRw: 7, Created: 1, Labels: { team: 'shop' } },
    { Id: 'c3', Names: ['/new'], State: 'created', Created: 1 },
    { Id: 'c4', Names: ['/paused'], State: 'paused', SizeRw: 9, Created: 1 },
  ],
  Volumes: [
    { Name: 'data', CreatedAt: '2026-11-22T10:00:00Z', UsageData: { Size: 50, RefCount: 1 } },
    { Name: 'left', UsageData: { Size: 30, RefCount: 0 } },
    { Name: 'far', UsageData: { Size: -1, RefCount: 0 } },
  ],
  BuildCache: null,
};

it('tells what takes room and what of it nothing uses, and why', () => {
  const { items, totals } = readDiskUsage(answer);
  const unused = items.filter(({ unusedBecause }) => unusedBecause !== null);
  expect(unused.map(({ name, bytes }) => [name, bytes])).toEqual([
    ['free:latest', 60],
    ['nameless', 100],
    ['old', 7],
    ['new', 0],
    ['left', 30],
    ['far', null],
  ]);
  expect(totals).toEqual([
    { kind: 'image', count: 3, bytes: 180, unusedCount: 2, unusedBytes: 160 },
    { kind: 'container', count: 4, bytes: 21, unusedCount: 2, unusedBytes: 7 },
    { kind: 'volume', count: 3, bytes: 80, unusedCount: 2, unusedBytes: 30 },
    { kind: 'build-cache', count: 0, bytes: 0, unusedCount: 0, unusedBytes: 0 },
  ]);
});

it('knows an engine on which there is nothing', () => {
  expect(readDiskUsage({ LayersSize: 0, Images: null, Containers: [] }).items).toEqual([]);
});
