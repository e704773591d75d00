import type { CollectionPath } from '@/lib/access/collection-path';
import type { Operation } from '@/lib/access/operations';
import { isThingKind, kinds } from '@/lib/docker-api/kinds/kinds';
import type { ThingKind } from '@/lib/docker-api/kinds/thing';

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

/** For what is no thing with a place of its own. */
const words = {
  image: (reference: string) => `No such image: ${reference}`,
  exec: (reference: string) => `No such exec instance: ${reference}`,
  task: (reference: string) => `task ${reference} not found`,
  plugin: (reference: string) => `plugin "${reference}" not found`,
};

/** Docker's own words for what is not there, so that clients act on them as they do with an engine. */
export function notFound(kind: ThingKind | 'image' | 'exec' | 'task' | 'plugin', reference: string): Refusal {
  return {
    status: 404,
    message: isThingKind(kind) ? kinds[kind].notFound(reference) : words[kind](reference),
  };
}

/**
 * The sentence for a missing right. `purpose` completes "to …", e.g. "mount /etc of the node".
 * The gateway appends who can grant it.
 */
export function missingRight(operation: Operation, collection: CollectionPath, purpose: string): string {
  return `You need ${operation} on ${collection} to ${purpose}`;
}
