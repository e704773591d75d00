import { expect, it } from 'vitest';
import type { NodeRow } from '@/lib/nodes/row';
import type { OnCluster } from '@/lib/rows/placed-row';
import type { TaskRow } from '@/lib/tasks/row';
import { everything } from '@/lib/topology/lane-filter';
import { LaneSorter } from '@/lib/topology/lanes';

const node = (name: string, changes: Partial<OnCluster<NodeRow>> = {}): OnCluster<NodeRow> => ({
  id: name,
  name,
  cluster: 'prod',
  collection: '/Shared',
  owner: null,
  role: 'worker',
  isLeader: false,
  reachability: null,
  availability: 'active',
  state: 'ready',
  message: '',
  engineVersion: '',
  os: 'linux',
  architecture: 'x86_64',
  cpus: 4,
  memoryBytes: 1,
  address: null,
  labels: {},
  createdAt: null,
  version: 1,
  ...changes,
});

let made = 0;
const task = (
  service: string,
  slot: number,
  changes: Partial<OnCluster<TaskRow>> = {},
): OnCluster<TaskRow> => ({
  id: `t${made++}`,
  name: `${service}.${slot}`,
  cluster: 'prod',
  collection: '/Shared',
  owner: null,
  serviceId: service,
  service,
  slot,
  nodeId: 'n1',
  node: 'n1',
  state: 'running',
  desiredState: 'running',
  since: null,
  message: '',
  error: '',
  exitCode: null,
  image: 'web',
  stack: null,
  reservedCpus: 0,
  reservedMemoryBytes: 0,
  limitCpus: 0,
  limitMemoryBytes: 0,
  containerId: null,
  createdAt: null,
  ...changes,
});

it('puts tasks on their nodes, managers first, by service and number', () => {
  const tasks = [task('web', 10), task('web', 2), task('api', 1), task('web', 1, { state: 'shutdown' })];
  const nodes = [node('n10'), node('n2'), node('n1'), node('boss', { role: 'manager' })];
  const lanes = new LaneSorter().sort(nodes, tasks, everything);
  expect(lanes.map(({ key }) => key)).toEqual(['prod/boss', 'prod/n1', 'prod/n2', 'prod/n10']);
  expect(lanes[1]?.tasks.map(({ name }) => name)).toEqual(['api.1', 'web.2', 'web.10']);
});

it('gives what waits for a node a lane of its own', () => {
  const waits = task('web', 3, { nodeId: null, state: 'pending', error: 'no suitable node' });
  const given = task('web', 4, { nodeId: null, state: 'pending', desiredState: 'shutdown' });
  const lanes = new LaneSorter().sort([node('n1')], [waits, given], everything);
  expect(lanes[0]).toMatchObject({ key: 'prod/', node: null });
  expect(lanes[0]?.tasks).toEqual([waits]);
});

it('filters tasks by service, stack and state, and nodes by label', () => {
  const tasks = [task('web', 1, { stack: 'shop' }), task('api', 1, { state: 'preparing' })];
  const nodes = [node('n1', { labels: { disk: 'ssd=fast' } }), node('n2')];
  const shown = (filter: Partial<typeof everything>) =>
    new LaneSorter().sort(nodes, tasks, { ...everything, ...filter });
  expect(shown({ text: 'WE' })[0]?.tasks).toHaveLength(1);
  expect(shown({ stack: 'shop' })[0]?.tasks.map(({ service }) => service)).toEqual(['web']);
  expect(shown({ state: 'preparing' })[0]?.tasks.map(({ service }) => service)).toEqual(['api']);
  expect(shown({ label: 'disk=ssd=fast' }).map(({ key }) => key)).toEqual(['prod/n1']);
});

it('keeps lanes that stay the same', () => {
  const sorter = new LaneSorter();
  const nodes = [node('n1'), node('n2')];
  const tasks = [task('web', 1), task('web', 2, { nodeId: 'n2' })];
  const before = sorter.sort(nodes, tasks, everything);
  const after = sorter.sort(nodes, [...tasks, task('web', 3)], everything);
  expect(after[0]).not.toBe(before[0]);
  expect(after[1]).toBe(before[1]);
});

it('follows what changes as if it had been asked for the first time', () => {
  const sorter = new LaneSorter();
  const nodes = [node('n1'), node('n2')];
  const [one, two, three] = [task('web', 1), task('web', 2), task('api', 1, { nodeId: 'n2' })];
  const lists = [
    [one, two, three],
    [one, { ...two, nodeId: 'n2' }, three],
    [{ ...one, state: 'shutdown' }, three],
    [three, { ...one, state: 'failed' }, task('db', 1)],
    [],
    [two],
  ];
  for (const filter of [everything, { ...everything, text: 'web' }]) {
    for (const tasks of lists) {
      expect(sorter.sort(nodes, tasks, filter)).toEqual(new LaneSorter().sort(nodes, tasks, filter));
    }
  }
});
