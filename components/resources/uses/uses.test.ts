import { expect, it } from 'vitest';
import { imageUses, type Use, usesOf } from '@/components/resources/uses/uses';
import type { ContainerRow } from '@/lib/containers/row';
import type { OnCluster } from '@/lib/rows/placed-row';
import type { ServiceRow } from '@/lib/services/row';
import type { TaskRow } from '@/lib/tasks/row';

const container = (name: string, over: Partial<ContainerRow> = {}): OnCluster<ContainerRow> => ({
  id: `id-${name}`,
  name,
  cluster: 'local',
  collection: '/Shared',
  owner: null,
  image: 'web',
  imageId: 'sha256:web',
  state: 'running',
  status: 'Up',
  since: null,
  createdAt: 0,
  ports: [],
  stack: null,
  serviceId: null,
  serviceName: null,
  taskId: null,
  node: null,
  networkIds: ['n1'],
  volumeNames: ['data'],
  detailsChangedAt: 0,
  ...over,
});

const service = (name: string, over: Partial<ServiceRow> = {}): OnCluster<ServiceRow> => ({
  id: `id-${name}`,
  name,
  cluster: 'local',
  collection: '/Shared',
  owner: null,
  mode: 'replicated',
  running: 1,
  desired: 1,
  nodes: null,
  image: 'registry:5000/web:2@sha256:abc',
  ports: [],
  updateState: null,
  updateMessage: '',
  isHeld: false,
  notToHold: null,
  canRollBack: false,
  earlierImage: '',
  stack: null,
  createdAt: null,
  updatedAt: null,
  version: 1,
  secretIds: ['s1'],
  configIds: [],
  networkIds: ['n1'],
  volumeNames: [],
  ...over,
});

const names = (uses: readonly Use[] = []) => uses.map(({ name }) => name);

it('joins networks, volumes and secrets with what uses them', () => {
  const containers = [container('a'), container('task', { serviceId: 'id-shop' })];
  const services = [service('shop')];
  expect(names(usesOf('networks', containers, services).get('local n1'))).toEqual(['shop', 'a']);
  expect(names(usesOf('volumes', containers, services).get('local data'))).toEqual(['a']);
  expect(names(usesOf('secrets', containers, services).get('local s1'))).toEqual(['shop']);
  expect(usesOf('configs', containers, services).size).toBe(0);
});

it('counts the containers of a service that the person may not see', () => {
  const containers = [container('task', { serviceId: 'hidden' })];
  expect(names(usesOf('networks', containers, []).get('local n1'))).toEqual(['task']);
});

it('knows images by the id in containers and by the name in services', () => {
  const images = [
    { cluster: 'local', id: 'sha256:web', tags: ['registry:5000/web:2'] },
    { cluster: 'local', id: 'sha256:old', tags: ['busybox:latest'] },
    { cluster: 'other', id: 'sha256:web', tags: ['registry:5000/web:2'] },
  ];
  const uses = imageUses(images, [container('a')], [service('shop'), service('b', { image: 'busybox' })], []);
  expect(names(uses.get('local sha256:web'))).toEqual(['shop', 'a']);
  expect(names(uses.get('local sha256:old'))).toEqual(['b']);
  expect(uses.has('other sha256:web')).toBe(false);
});

it('counts what a task still runs that its service no longer names, wherever the task is', () => {
  const images = [{ cluster: 'local', id: 'sha256:before', tags: ['shop:1'] }];
  const shop = service('shop', { image: 'shop:2' });
  const task = (state: string) =>
    ({ cluster: 'local', serviceId: shop.id, image: 'shop:1', state }) as OnCluster<TaskRow>;
  const uses = imageUses(images, [], [shop], [task('running'), task('running'), task('shutdown')]);
  expect(names(uses.get('local sha256:before'))).toEqual(['shop']);
  expect(imageUses(images, [], [shop], [task('shutdown')]).size).toBe(0);
});
