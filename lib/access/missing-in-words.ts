import { type CollectionPath, isCollectionPath } from '@/lib/access/collection-path';
import { missingSentence } from '@/lib/access/missing-sentence';
import { isOperation, type Operation } from '@/lib/access/operations';

export interface Missing {
  readonly operation: Operation;
  readonly collection: CollectionPath;
}

/**
 * What a refusal in words says to be missing: "You need container.exec on /Shared/shop …", as the
 * REST API, the door and the console itself all write it. Null where it names nothing that can be
 * asked for.
 */
export function missingInWords(text: string): Missing | null {
  const [, operation = '', written = ''] = missingSentence.exec(text) ?? [];
  const collection = written.replace(/\.+$/, '');
  return isOperation(operation) && isCollectionPath(collection) ? { operation, collection } : null;
}
