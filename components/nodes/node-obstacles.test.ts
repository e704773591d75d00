import { expect, it } from 'vitest';
import { nodeObstacles } from '@/components/nodes/node-obstacles';

const node = { role: 'worker', availability: 'active', state: 'ready', managers: 3 } as const;
const manager = { ...node, role: 'manager' } as const;

it('says what makes no sense for a node as it is', () => {
  expect(nodeObstacles.drain(node)).toBeNull();
  expect(nodeObstacles.drain({ ...node, availability: 'drain' })).toBe('It is drained already.');
  expect(nodeObstacles.activate(node)).toBe('It is active already.');
  expect(nodeObstacles.demote(manager)).toBeNull();
  expect(nodeObstacles.demote({ ...manager, managers: 1 })).toContain('last manager');
  expect(nodeObstacles.promote({ ...node, state: 'down' })).toContain('ready');
  expect(nodeObstacles.remove(manager)).toContain('demote it first');
  expect(nodeObstacles.remove({ ...node, state: 'down' })).toBeNull();
});
