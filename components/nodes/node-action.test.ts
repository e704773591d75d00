import { expect, it } from 'vitest';
import { nodeObstacle } from '@/components/nodes/node-action';
import { compileAccess } from '@/lib/access/access';
import type { Operation } from '@/lib/access/operations';

const holding = (...operations: Operation[]) =>
  compileAccess([
    {
      id: 'grant',
      subject: { kind: 'user', name: 'ana' },
      through: [],
      role: 'Role',
      collection: '/Shared',
      operations,
      expiresAt: null,
    },
  ]);

const node = { role: 'worker', availability: 'active', state: 'ready', collection: '/Shared' } as const;

it('takes the right on the node’s own collection', () => {
  const viewer = holding('node.view');
  expect(nodeObstacle('drain', node, 3, viewer, 0)).toEqual({
    kind: 'access',
    operation: 'node.update',
    collection: '/Shared',
  });
  expect(nodeObstacle('remove', node, 3, viewer, 0)).toMatchObject({ operation: 'node.remove' });
  expect(nodeObstacle('move', node, 3, viewer, 0)).toMatchObject({ operation: 'access.manage' });
  expect(nodeObstacle('drain', node, 3, holding('node.update'), 0)).toBeNull();
  const elsewhere = { ...node, collection: '/System' };
  expect(nodeObstacle('drain', elsewhere, 3, holding('node.update'), 0)).toMatchObject({ kind: 'access' });
});

it('says what makes no sense for a node as it is', () => {
  const access = holding('node.update', 'node.remove');
  const reason = (...given: Parameters<typeof nodeObstacle>) => {
    const found = nodeObstacle(...given);
    return found?.kind === 'state' ? found.reason : found;
  };
  const manager = { ...node, role: 'manager' } as const;
  expect(reason('drain', { ...node, availability: 'drain' }, 3, access, 0)).toBe('It is drained already.');
  expect(reason('demote', manager, 1, access, 0)).toContain('last manager');
  expect(reason('demote', manager, 3, access, 0)).toBeNull();
  expect(reason('remove', manager, 3, access, 0)).toContain('demote it first');
  expect(reason('promote', { ...node, state: 'down' }, 3, access, 0)).toContain('ready');
});
