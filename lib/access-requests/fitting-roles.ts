import { operationTier } from '@/lib/access/operation-catalogue';
import type { Operation } from '@/lib/access/operations';

export interface RoleFacts {
  readonly id: string;
  readonly name: string;
  readonly operations: readonly Operation[];
}

/**
 * The roles by which somebody can be given an operation, the one with the least else first. What
 * reaches nodes or administers comes along with nothing but what does so itself, and the right to
 * pass rights on with nothing at all.
 *
 * @param held what they hold there already
 */
export function fittingRoles<Role extends RoleFacts>(
  roles: readonly Role[],
  operation: Operation,
  held: ReadonlySet<Operation>,
): Role[] {
  const gains = ({ operations }: Role) => operations.filter((each) => !held.has(each)).length;
  return roles
    .filter(
      ({ operations }) =>
        operations.includes(operation) &&
        operations.every((each) => each === operation || mayComeAlong(each, operation)),
    )
    .sort(
      (one, other) =>
        gains(one) - gains(other) ||
        one.operations.length - other.operations.length ||
        one.name.localeCompare(other.name),
    );
}

function mayComeAlong(operation: Operation, asked: Operation): boolean {
  if (operation === 'access.manage' || operation === 'access.view-as') return false;
  return !isPowerful(operation) || isPowerful(asked);
}

function isPowerful(operation: Operation): boolean {
  const tier = operationTier(operation);
  return tier === 'reach' || tier === 'manage';
}

/** Whether the one role gives nothing that the other does not. */
export function isNoMoreThan(one: RoleFacts, other: RoleFacts): boolean {
  const given = new Set(other.operations);
  return one.operations.every((operation) => given.has(operation));
}
