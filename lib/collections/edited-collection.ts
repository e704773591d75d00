import type { CollectionView } from '@/lib/collections/schema';

/** What people edit of a collection: others are made below it meanwhile. */
export function editedCollection({ childCount: _children, ...edited }: CollectionView) {
  return edited;
}
