import type { CollectionPath } from '@/lib/access/collection-path';
import type { Operation } from '@/lib/access/operations';

/** Why a request is not carried out; answered as Docker answers errors. */
export interface Refusal {
  readonly status: number;
  readonly message: string;
}

export function isRefusal(value: object): value is Refusal {
  return 'status' in value && 'message' in value && typeof value.status === 'number';
}

export function badRequest(message: string): Refusal {
  return { status: 400, message };
}

/** The body of every error answer, as the engine writes it. */
export function dockerError(message: string): { readonly message: string } {
  return { message };
}

/** Docker's own words for what is not there, so that clients act on them as they do with an engine. */
export function notFound(
  kind: 'container' | 'network' | 'volume' | 'image' | 'exec',
  reference: string,
): Refusal {
  const messages = {
    container: `No such container: ${reference}`,
    network: `network ${reference} not found`,
    volume: `get ${reference}: no such volume`,
    image: `No such image: ${reference}`,
    exec: `No such exec instance: ${reference}`,
  };
  return { status: 404, message: messages[kind] };
}

/**
 * The sentence for a missing right. `purpose` completes "to …", e.g. "mount /etc of the node".
 * The gateway appends who can grant it.
 */
export function missingRight(operation: Operation, collection: CollectionPath, purpose: string): string {
  return `You need ${operation} on ${collection} to ${purpose}`;
}
