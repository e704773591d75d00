import { expect, it } from 'vitest';
import { contradiction } from '@/gateway/engines/belongs';
import type { Member } from '@/gateway/engines/member';

const nodes = ['m1', 'w1', 'w2'];

function member(nodeId: string): Member {
  const items = new Map(nodes.map((id) => [id, {}]));
  return {
    endpoint: `unix:///${nodeId}`,
    condition: { nodeId, state: 'reachable' },
    inventory: { known: () => ({ items, isFollowing: true }) },
  } as unknown as Member;
}

const manager = member('m1');
const worker = member('w1');
const cluster = { members: [manager, worker], member: manager };
const about = (says: string, registered: string) =>
  contradiction(cluster, worker, { nodeId: says }, registered);

it('takes an engine for the node that it was registered as', () => {
  expect(about('w1', 'w1')).toBeNull();
  expect(about('w1', '')).toBeNull();
  expect(contradiction(cluster, manager, { nodeId: 'm1' }, 'm1')).toBeNull();
});

it('does not take it for another one', () => {
  expect(about('w2', 'w1')).toContain('was registered as w1');
  expect(about('m1', 'w1')).toContain('was registered as w1');
  expect(about('', 'w1')).toContain('in no Swarm');
});

it('takes none that nobody tried for what is there already, or for a node that the manager does not know', () => {
  expect(about('m1', '')).toBe('It is registered already, as unix:///m1.');
  expect(about('stranger', '')).toContain('no node of the Swarm');
});

it('asks nothing of the only engine', () => {
  const alone = { members: [manager], member: manager };
  expect(contradiction(alone, manager, { nodeId: '' }, 'm0')).toBeNull();
});
