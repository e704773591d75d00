import { expect, it } from 'vitest';
import { type ReservingTask, totalResources, totalUse, usesByNode } from '@/lib/nodes/reserved';

const task = (changes: Partial<ReservingTask>): ReservingTask => ({
  nodeId: 'e1',
  state: 'running',
  reservedCpus: 0,
  reservedMemoryBytes: 0,
  limitCpus: 0,
  limitMemoryBytes: 0,
  ...changes,
});

it('adds up what the tasks of a node take, without those that are over or on no node', () => {
  const uses = usesByNode([
    task({ reservedCpus: 0.5, limitMemoryBytes: 100 }),
    task({ state: 'starting', reservedCpus: 0.25, reservedMemoryBytes: 50 }),
    task({ state: 'shutdown', reservedCpus: 4 }),
    task({ nodeId: null, state: 'pending', reservedCpus: 4 }),
    task({ nodeId: 'e2', limitCpus: 1 }),
  ]);
  expect(uses.get('e1')).toEqual({
    tasks: 2,
    reserved: { cpus: 0.75, memoryBytes: 50 },
    limited: { cpus: 0, memoryBytes: 100 },
    unlimited: 1,
  });
  expect(totalUse(uses.values())).toMatchObject({ tasks: 3, limited: { cpus: 1 }, unlimited: 2 });
  expect(totalResources([{ cpus: 2, memoryBytes: 8 }])).toEqual({ cpus: 2, memoryBytes: 8 });
});
