import { expect, it } from 'vitest';
import type { DiskItem } from '@/components/disk/disk-items';
import { diskRows } from '@/components/disk/disk-rows';
import type { OnCluster } from '@/lib/rows/placed-row';
import type { ServiceRow } from '@/lib/services/row';
import type { TaskRow } from '@/lib/tasks/row';

const image = (name: string): DiskItem => ({
  kind: 'image',
  id: `sha256:${name}`,
  name,
  bytes: 1,
  createdAt: null,
  labels: {},
  unusedBecause: 'No container was made from it.',
  tags: [name],
  mark: '',
});

it('counts as used what services name and tasks run, on whichever engine it is', () => {
  const none = { images: [], containers: [], volumes: [] };
  const services = [
    {
      cluster: 'prod',
      id: 's1',
      name: 'shop',
      image: 'shop:2',
      volumeNames: [] as readonly string[],
    } as OnCluster<ServiceRow>,
  ];
  const tasks = [
    { cluster: 'prod', serviceId: 's1', image: 'shop:1', state: 'running' } as OnCluster<TaskRow>,
    { cluster: 'prod', serviceId: 's1', image: 'shop:0', state: 'failed' } as OnCluster<TaskRow>,
  ];
  const items = ['shop:2', 'shop:1', 'shop:0', 'other:1'].map(image);
  const rows = diskRows({ cluster: 'prod', node: 'n2' }, items, { ...none, services, tasks });
  const unused = rows.filter(({ unusedBecause }) => unusedBecause !== null).map(({ name }) => name);
  expect(unused).toEqual(['shop:0', 'other:1']);
});
