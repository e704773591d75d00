import { expect, it } from 'vitest';
import { possibleParents, teamTree } from '@/app/admin/teams/team-tree';
import type { TeamView } from '@/lib/teams/schema';

const team = (name: string, parent: string | null): TeamView => ({
  id: name,
  name,
  parent,
  description: '',
  memberCount: 0,
  childCount: 0,
  createdAt: '2026-01-01T00:00:00.000Z',
});

const teams = [
  team('web', 'dev'),
  team('ops', null),
  team('dev', null),
  team('api', 'dev'),
  team('lost', 'unseen'),
];

it('puts each team under its parent', () => {
  expect(teamTree(teams).map((node) => `${'.'.repeat(node.depth)}${node.team.name}`)).toEqual([
    'dev',
    '.api',
    '.web',
    'lost',
    'ops',
  ]);
});

it('offers no parent that would close a circle', () => {
  expect(possibleParents('dev', teams).map((each) => each.name)).toEqual(['ops', 'lost']);
});
