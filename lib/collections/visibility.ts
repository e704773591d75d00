import type { Access } from '@/lib/access/access';
import { type CollectionPath, isWithin } from '@/lib/access/collection-path';
import { operationTier } from '@/lib/access/operation-catalogue';
import { type Operation, operations } from '@/lib/access/operations';

/**
 * Which collections somebody may see: those a grant of theirs is on, what is above these, and what
 * is below where they may see things. Images and nodes do not count for the latter: everyone may use
 * what is shared, and would learn the name of every other collection below it, and with the private
 * ones of every person.
 */
export interface VisibleCollections {
  /** Each with all that is below. */
  readonly whole: readonly CollectionPath[];
  /** Each with all that is above. */
  readonly single: readonly CollectionPath[];
}

const showingWhatIsBelow: ReadonlySet<Operation> = new Set(
  operations.filter(
    (operation) =>
      ['collection.manage', 'access.view', 'access.manage', 'audit.view'].includes(operation) ||
      (operationTier(operation) === 'view' && operation.endsWith('.view') && !sharedWithEveryone(operation)),
  ),
);

function sharedWithEveryone(operation: Operation): boolean {
  return ['image.view', 'node.view', 'catalog.view'].includes(operation);
}

export function visibleCollections(access: Access, now: number): VisibleCollections {
  const held = access.grants.filter(({ expiresAt }) => expiresAt === null || now < expiresAt);
  const whole = held.filter((grant) => grant.operations.some((each) => showingWhatIsBelow.has(each)));
  return { whole: pathsOf(whole), single: pathsOf(held) };
}

export function isVisibleCollection(access: Access, path: CollectionPath, now: number): boolean {
  const { whole, single } = visibleCollections(access, now);
  return whole.some((top) => isWithin(path, top)) || single.some((granted) => isWithin(granted, path));
}

function pathsOf(grants: readonly { readonly collection: CollectionPath }[]): CollectionPath[] {
  return [...new Set(grants.map(({ collection }) => collection))];
}
