import { type Access, collectionsGranting } from '@/lib/access/access';
import { type CollectionPath, isWithin } from '@/lib/access/collection-path';

/**
 * The collections whose nodes the person may schedule on, by the grants that give node.schedule. One
 * that lies within another is left out, unless an exclusive collection keeps the two apart.
 */
export function schedulingRoots(
  access: Access,
  exclusive: readonly CollectionPath[],
  now: number,
): CollectionPath[] {
  const granted = collectionsGranting(access, 'node.schedule', now);
  return granted.filter(
    (root) => !granted.some((other) => other !== root && reaches(other, root, exclusive)),
  );
}

/**
 * Whether services that are kept to these collections may run on nodes of this one: it is one of
 * them or below, and no collection that is marked exclusive lies in between. A grant on an ancestor
 * does not undo the isolation of an exclusive collection; one on it or within it does.
 */
export function mayRunIn(
  roots: readonly CollectionPath[],
  collection: CollectionPath,
  exclusive: readonly CollectionPath[],
): boolean {
  return roots.some((root) => reaches(root, collection, exclusive));
}

function reaches(
  root: CollectionPath,
  collection: CollectionPath,
  exclusive: readonly CollectionPath[],
): boolean {
  if (!isWithin(collection, root)) return false;
  return !exclusive.some((wall) => isWithin(collection, wall) && wall !== root && isWithin(wall, root));
}
