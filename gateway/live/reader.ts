import { type Access, decide } from '@/lib/access/access';
import type { CollectionPath } from '@/lib/access/collection-path';
import type { Operation } from '@/lib/access/operations';
import type { Actor } from '@/lib/auth/actor';

/** Whoever reads boards, with what they may do now. */
export class Reader {
  #actor: Actor;
  #rights: string;
  /** Decisions of now, which hold until the next grant ends: whole boards ask for the same few. */
  readonly #decided = new Map<Operation, Map<CollectionPath, boolean>>();
  #until = 0;

  constructor(actor: Actor) {
    this.#actor = actor;
    this.#rights = rightsInWords(actor.access, Date.now());
  }

  get actor(): Actor {
    return this.#actor;
  }

  may(operation: Operation, collection: CollectionPath): boolean {
    const now = Date.now();
    if (now >= this.#until) {
      this.#decided.clear();
      this.#until = nextExpiry(this.#actor.access, now);
    }
    const there = this.#decided.get(operation) ?? new Map<CollectionPath, boolean>();
    const known = there.get(collection);
    if (known !== undefined) return known;
    const answer = decide(this.#actor.access, operation, collection, now);
    this.#decided.set(operation, there.set(collection, answer));
    return answer;
  }

  /** Takes what they may do now. @returns whether it is something else than before */
  renew(actor: Actor): boolean {
    this.#actor = actor;
    this.#until = 0;
    const rights = rightsInWords(actor.access, Date.now());
    const isOther = rights !== this.#rights;
    this.#rights = rights;
    return isOther;
  }
}

function nextExpiry({ grants }: Access, now: number): number {
  const ends = grants.flatMap(({ expiresAt }) => (expiresAt !== null && expiresAt > now ? expiresAt : []));
  return Math.min(Number.POSITIVE_INFINITY, ...ends);
}

/** The same text as long as every decision is the same: grants end by time as well. */
function rightsInWords({ grants }: Access, now: number): string {
  return grants
    .filter(({ expiresAt }) => expiresAt === null || now < expiresAt)
    .map(({ collection, operations }) => `${collection} ${operations.join()}`)
    .sort()
    .join('\n');
}
