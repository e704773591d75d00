import type { CollectionPath } from '@/lib/access/collection-path';
import type { Operation } from '@/lib/access/operations';
import type { AuditSubject } from '@/lib/audit/record';
import { isRefusal, type Refusal } from '@/lib/docker-api/errors';

/** What a refusal is about, as far as it is known. */
export interface RefusedFacts {
  /** What was missing; its absence in a 403 means that nobody can grant it. */
  readonly missing?: { readonly operation: Operation; readonly collection: CollectionPath };
  /** The collection whose limit it would exceed: who manages it can change that. */
  readonly limitOf?: CollectionPath;
  readonly subject?: Partial<AuditSubject>;
  /** Whether it belongs on the audit log: it does where a right was missing or a thing hidden. */
  readonly isRecorded?: boolean;
  /** Whether the words are the engine's own, of a failure that is none of ours. */
  readonly isEnginesOwn?: boolean;
}

/** Thrown by any step of the pipeline; `carryOut` records it and answers it in Docker's shape. */
export class Refused extends Error {
  readonly status: number;
  readonly facts: RefusedFacts;

  constructor(status: number, message: string, facts: RefusedFacts = {}) {
    super(message);
    this.name = 'Refused';
    this.status = status;
    this.facts = facts;
  }
}

/** Passes on what lib/docker-api found good, and throws what it refused. */
export function accepted<T extends object>(result: T | Refusal, facts: RefusedFacts = {}): T {
  if (isRefusal(result)) throw new Refused(result.status, result.message, facts);
  return result;
}
