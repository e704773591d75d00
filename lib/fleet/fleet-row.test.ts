import { expect, it } from 'vitest';
import { type ClusterFacts, fleetRow } from '@/lib/fleet/fleet-row';
import type { SeenContainer, SeenNode, SeenTask } from '@/lib/fleet/seen';
import { containerTrouble, nodeTrouble, serviceTrouble } from '@/lib/fleet/trouble';

const facts: ClusterFacts = {
  name: 'prod',
  state: 'live',
  since: 0,
  engineVersion: '27',
  isSwarm: true,
  swarmSilence: null,
  ownCapacity: null,
};
const node = (name: string, changes: Partial<SeenNode> = {}) =>
  ({
    id: name,
    name,
    role: 'worker',
    isLeader: false,
    reachability: null,
    state: 'ready',
    availability: 'active',
    message: '',
    cpus: 4,
    memoryBytes: 8,
    ...changes,
  }) as SeenNode;
const service = (name: string, running: number, desired: number, updateState: string | null = null) => ({
  id: name,
  name,
  running,
  desired,
  replicas: desired,
  updateState,
  updateMessage: '',
});
const container = (name: string, changes: Partial<SeenContainer> = {}) =>
  ({ id: name, name, state: 'running', status: 'Up', serviceId: null, ...changes }) as SeenContainer;
const task = (changes: Partial<SeenTask>) =>
  ({
    serviceId: 'web',
    nodeId: 'a',
    state: 'running',
    desiredState: 'running',
    reservedCpus: 1,
    reservedMemoryBytes: 2,
    limitCpus: 0,
    limitMemoryBytes: 0,
    ...changes,
  }) as SeenTask;

it('counts what there is, and capacity by the nodes that are ready', () => {
  const row = fleetRow(facts, {
    nodes: [
      node('a', { role: 'manager', isLeader: true }),
      node('b', { state: 'down' }),
      node('c', { availability: 'drain' }),
    ],
    services: [service('web', 1, 3), service('api', 0, 0), service('new', 0, 2, 'updating')],
    tasks: [
      task({}),
      task({ state: 'pending', nodeId: null }),
      task({ state: 'shutdown', desiredState: 'shutdown' }),
    ],
    containers: [
      container('one'),
      container('two', { status: 'Up (unhealthy)' }),
      container('three', { state: 'exited', status: 'Exited (0)' }),
    ],
  });
  expect(row.nodes).toMatchObject({ total: 3, ready: 2, drained: 1, managers: 1, spare: 0 });
  expect(row.capacity).toEqual({ cpus: 8, memoryBytes: 16 });
  expect(row.use.reserved).toEqual({ cpus: 1, memoryBytes: 2 });
  expect(row.services).toEqual({ total: 3, short: 2, updating: 1 });
  expect(row.tasks).toEqual({ running: 1, waiting: 1 });
  expect(row.containers).toEqual({ total: 3, running: 2, unhealthy: 1, restarting: 0 });
  expect(row.troubles.map(({ name }) => name)).toEqual(['b', 'two', 'new', 'web']);
});

it('shows the worst and says how many there are', () => {
  const containers = Array.from({ length: 40 }, (_, at) =>
    container(`c${at}`, { state: 'exited', status: 'Exited (1)' }),
  );
  const row = fleetRow(facts, { nodes: [node('n', { state: 'down' })], services: [], tasks: [], containers });
  expect(row.troubles).toHaveLength(12);
  expect(row.troubleCount).toBe(41);
  expect(row.troubles[0]?.name).toBe('n');
});

it('tells trouble from what is meant to be so', () => {
  expect(nodeTrouble(node('a', { availability: 'drain' }))).toBeNull();
  expect(nodeTrouble(node('a', { role: 'manager', reachability: 'unreachable' }))?.tone).toBe('danger');
  expect(serviceTrouble(service('a', 0, 0))).toBeNull();
  expect(serviceTrouble(service('a', 0, 2))?.tone).toBe('danger');
  expect(serviceTrouble(service('a', 1, 2, 'updating'))).toBeNull();
  expect(serviceTrouble(service('a', 0, 2, 'updating'))?.words).toContain('while it is updated');
  expect(serviceTrouble(service('a', 2, 2, 'paused'))?.words).toContain('half way');
  expect(
    containerTrouble(container('a', { state: 'exited', status: 'Exited (137)', serviceId: 's' })),
  ).toBeNull();
  expect(containerTrouble(container('a', { state: 'exited', status: 'Exited (3)' }))?.words).toBe(
    'ended with code 3',
  );
  expect(containerTrouble(container('a', { state: 'created', status: 'Created' }))).toBeNull();
});
