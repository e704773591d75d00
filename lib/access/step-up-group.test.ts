import { expect, it } from 'vitest';
import { operations } from '@/lib/access/operations';
import { stepUpGroupOf } from '@/lib/access/step-up-group';

it('a proof can be asked for before what is dangerous', () => {
  const inGroup = (group: string) => operations.filter((operation) => stepUpGroupOf(operation) === group);
  expect(inGroup('exec')).toEqual(['container.attach', 'container.exec', 'container.copy-in']);
  expect(inGroup('delete')).toEqual(operations.filter((operation) => operation.endsWith('.remove')));
  expect(inGroup('access')).toEqual(
    expect.arrayContaining([
      'access.manage',
      'user.manage',
      'team.manage',
      'role.manage',
      'collection.manage',
    ]),
  );
});
