import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { builtInRoles } from '@/lib/access/built-in-roles';
import { operationTier } from '@/lib/access/operation-catalogue';
import { type Operation, operations } from '@/lib/access/operations';
import { fittingRoles, isNoMoreThan, type RoleFacts } from '@/lib/access-requests/fitting-roles';

const role = (name: string, ...held: Operation[]): RoleFacts => ({ id: name, name, operations: held });
const builtIn = builtInRoles.map((each) => ({ id: each.name, ...each }));
const namesFor = (roles: readonly RoleFacts[], operation: Operation, held: Operation[] = []) =>
  fittingRoles(roles, operation, new Set(held)).map(({ name }) => name);

describe('the role that is offered', () => {
  it('is the one with the least besides', () => {
    expect(namesFor(builtIn, 'container.exec')).toEqual(['Full Control']);
    expect(namesFor(builtIn, 'container.stop')[0]).toBe('Restricted Control');
    expect(namesFor(builtIn, 'image.pull')[0]).toBe('Image User');
    const own = role('Terminals', 'container.view', 'container.exec');
    expect(namesFor([...builtIn, own], 'container.exec')[0]).toBe('Terminals');
  });

  it('counts what is not held yet', () => {
    const one = role('one', 'container.exec', 'secret.view');
    const two = role('two', 'container.exec', 'container.view', 'container.logs');
    expect(namesFor([one, two], 'container.exec', ['container.view', 'container.logs'])).toEqual([
      'two',
      'one',
    ]);
  });

  it('is never one that administers or reaches nodes, but for what does so itself', () => {
    fc.assert(
      fc.property(
        fc.array(fc.subarray([...operations]), { maxLength: 6 }),
        fc.constantFrom(...operations),
        (sets, asked) => {
          const roles = sets.map((held, index) => role(`r${index}`, ...held));
          const isPowerful = (each: Operation) => ['reach', 'manage'].includes(operationTier(each));
          for (const found of fittingRoles(roles, asked, new Set())) {
            expect(found.operations).toContain(asked);
            const others = found.operations.filter((each) => each !== asked);
            expect(others).not.toContain('access.manage');
            if (!isPowerful(asked)) expect(others.some(isPowerful)).toBe(false);
          }
        },
      ),
    );
    expect(namesFor(builtIn, 'node.update')).toEqual([]);
  });
});

it('a lesser role has nothing that the other has not', () => {
  expect(isNoMoreThan(role('a', 'container.view'), role('b', 'container.view', 'container.logs'))).toBe(true);
  expect(isNoMoreThan(role('a', 'container.view', 'secret.view'), role('b', 'container.view'))).toBe(false);
});
