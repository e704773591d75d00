import { expect, it } from 'vitest';
import { quorumAfter, quorumOf, quorumSentence } from '@/lib/nodes/quorum';

const worker = (id: string) => ({ id, role: 'worker', isLeader: false, reachability: null });
const manager = (id: string, reachability = 'reachable') => ({
  id,
  role: 'manager',
  isLeader: false,
  reachability,
});

it('says how many managers may fail', () => {
  expect(quorumSentence(quorumOf([manager('a'), worker('w')]))).toBe(
    '1 manager: if it fails, nothing can be changed.',
  );
  expect(quorumSentence(quorumOf([manager('a'), manager('b'), manager('c')]))).toBe(
    '3 managers: 1 may fail.',
  );
  expect(quorumSentence(quorumOf([manager('a'), manager('b'), manager('c', 'unreachable')]))).toBe(
    '2 of 3 managers can be reached: if one fails, nothing can be changed.',
  );
  expect(quorumOf([manager('a'), manager('b', 'unreachable')]).spare).toBe(-1);
});

it('foresees what a promotion or a demotion does', () => {
  const nodes = [manager('a'), manager('b'), manager('c'), worker('w')];
  expect(quorumAfter(nodes, worker('w'), 'manager')).toMatchObject({ managers: 4, needed: 3, spare: 1 });
  expect(quorumAfter(nodes, manager('b'), 'worker')).toMatchObject({ managers: 2, needed: 2, spare: 0 });
});
