import {
  type CollectionPath,
  isWithin,
  privateCollectionOf,
  privateCollections,
} from '@/lib/access/collection-path';

/** A private collection comes with its account, and what is below it is its owner's affair. */
export function isPrivate(path: CollectionPath): boolean {
  return path !== privateCollections && isWithin(path, privateCollections);
}

/** What each account holds on its own private collection comes with it too. */
export function comesWithAccount(subject: string, collection: CollectionPath): boolean {
  const [kind, name = ''] = subject.split(':');
  return kind === 'user' && collection === privateCollectionOf(name);
}
