import { expect, test } from 'vitest';
import { builtInRoles } from '@/lib/access/built-in-roles';
import { operationTier } from '@/lib/access/operation-catalogue';
import { type Operation, operations } from '@/lib/access/operations';

const held = (name: string) =>
  new Set<Operation>(builtInRoles.find((role) => role.name === name)?.operations);

test('Admin holds every operation', () => {
  expect([...held('Admin')]).toEqual([...operations]);
});

test('only Admin reaches the node or manages anything', () => {
  for (const role of builtInRoles) {
    if (role.name === 'Admin') continue;
    expect(
      role.operations.filter((operation) => ['reach', 'manage'].includes(operationTier(operation))),
    ).toEqual([]);
  }
});

test('Restricted Control is Full Control without entering containers', () => {
  const restricted = held('Restricted Control');
  expect([...held('Full Control')].filter((operation) => !restricted.has(operation))).toEqual([
    'container.exec',
  ]);
});

test('View Only changes and uses nothing, and does not see environment variables', () => {
  expect([...held('View Only')].every((operation) => operationTier(operation) === 'view')).toBe(true);
  expect(held('View Only').has('container.view-env')).toBe(false);
});
