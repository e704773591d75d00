import { expect, test } from 'vitest';
import { changedFields } from '@/app/admin/access/changed-fields';

const team = { name: 'web', parent: null, description: 'Shop and website', members: ['ana', 'ben'] };

test('says of each field what goes and what comes, and keeps every character of it', () => {
  const after = { ...team, parent: 'acme', description: 'Shop, website: "till"', members: ['ben', 'cas'] };
  expect(changedFields({ before: team, after })).toEqual([
    { field: 'description', removed: ['Shop and website'], added: ['Shop, website: "till"'] },
    { field: 'members', removed: ['ana'], added: ['cas'] },
    { field: 'parent', removed: [], added: ['acme'] },
  ]);
});

test('lists of what is made or goes what it holds, and nothing of what is empty', () => {
  const made = { path: '/Shared/x', exclusive: true, limits: { memoryBytes: 5, ports: [] }, reason: '' };
  expect(changedFields({ before: null, after: made })).toEqual([
    { field: 'path', removed: [], added: ['/Shared/x'] },
    { field: 'exclusive', removed: [], added: ['yes'] },
    { field: 'limits memory bytes', removed: [], added: ['5'] },
  ]);
  expect(changedFields({ before: { expiresAt: '2030' }, after: null })).toEqual([
    { field: 'until', removed: ['2030'], added: [] },
  ]);
  expect(changedFields({ before: team, after: team })).toEqual([]);
});
