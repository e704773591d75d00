import { type Access, decide } from '@/lib/access/access';
import type { CollectionPath } from '@/lib/access/collection-path';
import type { Operation } from '@/lib/access/operations';
import type { Actor } from '@/lib/auth/actor';

/** Whoever reads boards, with what they may do now. */
export class Reader {
  #actor: Actor;
  #rights: string;

  constructor(actor: Actor) {
    this.#actor = actor;
    this.#rights = rightsInWords(actor.access, Date.now());
  }

  get actor(): Actor {
    return this.#actor;
  }

  may(operation: Operation, collection: CollectionPath): boolean {
    return decide(this.#actor.access, operation, collection, Date.now());
  }

  /** Takes what they may do now. @returns whether it is something else than before */
  renew(actor: Actor): boolean {
    this.#actor = actor;
    const rights = rightsInWords(actor.access, Date.now());
    const isOther = rights !== this.#rights;
    this.#rights = rights;
    return isOther;
  }
}

/** The same text as long as every decision is the same: grants end by time as well. */
function rightsInWords({ grants }: Access, now: number): string {
  return grants
    .filter(({ expiresAt }) => expiresAt === null || now < expiresAt)
    .map(({ collection, operations }) => `${collection} ${operations.join()}`)
    .sort()
    .join('\n');
}
