import { expect, it } from 'vitest';
import { type DrainedTask, drainProgress, slotOf, whyNotElsewhere } from '@/lib/nodes/drain-progress';

let made = 0;
const task = (changes: Partial<DrainedTask>): DrainedTask => ({
  id: `t${made++}`,
  serviceId: 'web',
  service: 'web',
  slot: 1,
  nodeId: 'e1',
  state: 'running',
  desiredState: 'running',
  message: '',
  error: '',
  ...changes,
});

it('counts what is still there, what waits for another node, and what runs there', () => {
  const tasks = [
    task({ slot: 1, desiredState: 'shutdown' }),
    task({ slot: 2, state: 'shutdown', desiredState: 'shutdown' }),
    task({ slot: 2, nodeId: 'e2' }),
    task({ slot: 3, state: 'shutdown', desiredState: 'shutdown' }),
    task({ slot: 3, nodeId: null, state: 'pending', error: 'no suitable node' }),
    task({ slot: 4, nodeId: 'e2', state: 'pending' }),
  ];
  const { leaving, waiting, moved } = drainProgress('e1', tasks);
  expect(leaving.map(({ slot }) => slot)).toEqual([1]);
  expect(waiting.map(({ slot }) => slot)).toEqual([3]);
  expect(moved).toBe(1);
});

it('remembers what was there when the Swarm keeps no history', () => {
  const was = new Set([slotOf({ serviceId: 'web', slot: 7 })]);
  expect(drainProgress('e1', [task({ slot: 7, nodeId: null, state: 'pending' })], was).waiting).toHaveLength(
    1,
  );
  expect(drainProgress('e1', [task({ slot: 7, nodeId: 'e2' })], was).moved).toBe(1);
});

it('expects no replacement for tasks of global services, nor for what was scaled away', () => {
  const tasks = [
    task({ slot: null, state: 'shutdown', desiredState: 'shutdown' }),
    task({ slot: null, nodeId: 'e2', state: 'starting' }),
    task({ slot: 5, state: 'shutdown', desiredState: 'shutdown' }),
  ];
  expect(drainProgress('e1', tasks)).toEqual({ leaving: [], waiting: [], moved: 0 });
});

it('says why in the engine’s words where there are any', () => {
  expect(whyNotElsewhere(task({ error: 'no suitable node (max replicas)' }), false)).toBe(
    'no suitable node (max replicas)',
  );
  expect(whyNotElsewhere(task({ desiredState: 'shutdown' }), false)).toContain('being stopped');
  expect(whyNotElsewhere(task({ desiredState: 'shutdown' }), true)).toContain('node is down');
});
