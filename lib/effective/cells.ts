import { type Access, heldOperations } from '@/lib/access/access';
import type { CollectionPath } from '@/lib/access/collection-path';
import { operationAreas } from '@/lib/access/operation-areas';
import { operationTier, type Tier } from '@/lib/access/operation-catalogue';
import type { Operation } from '@/lib/access/operations';
import type { MatrixCell } from '@/lib/effective/schema';

const order: readonly Tier[] = ['view', 'use', 'change', 'reach', 'manage'];

/**
 * What is held on a collection, by what it is about; nothing is said of an area in which nothing is.
 *
 * @param concerning those that count
 */
export function cellsOf(
  access: Access,
  collection: CollectionPath,
  now: number,
  concerning: readonly Operation[] | null = null,
): MatrixCell[] {
  const held = new Set<Operation>(heldOperations(access, collection, now));
  return operationAreas.flatMap(({ area, operations }) => {
    const here = operations
      .map(({ operation }) => operation)
      .filter((operation) => held.has(operation) && (concerning === null || concerning.includes(operation)));
    if (here.length === 0) return [];
    const level = order[Math.max(...here.map((operation) => order.indexOf(operationTier(operation))))];
    return [{ area, level: level ?? 'view', operations: here }];
  });
}
