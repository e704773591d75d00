import type { CollectionPath } from '@/lib/access/collection-path';
import type { Operation } from '@/lib/access/operations';

/** An operation that the spec takes on the collection where the new thing goes. */
export interface Need {
  readonly operation: Operation;
  /** Completes "You need … to …", e.g. "mount /etc of the node". */
  readonly why: string;
}

/** A limit of a collection that the spec does not keep to. */
export interface Exceeded {
  /** The collection that sets it: whoever manages it can change it. */
  readonly collection: CollectionPath;
  /** Which limit, its value, and what was asked for. */
  readonly message: string;
}

/** What a guard found: what must be allowed, what nobody may do, and what is too much here. */
export class Findings {
  readonly needs: Need[] = [];
  readonly refusals: string[] = [];
  readonly exceeded: Exceeded[] = [];

  /** One need for each operation: the first reason is enough to tell. */
  need(operation: Operation, why: string): void {
    if (!this.needs.some((need) => need.operation === operation)) this.needs.push({ operation, why });
  }

  exceed(collection: CollectionPath, message: string): void {
    if (!this.exceeded.some((other) => other.message === message))
      this.exceeded.push({ collection, message });
  }

  refuse(message: string): void {
    this.refusals.push(message);
  }

  refuseIf(message: string | null): void {
    if (message !== null) this.refuse(message);
  }
}

/** A person's own text inside a message, on one line and cut. */
export function quoted(text: string): string {
  return JSON.stringify(text.length > 80 ? `${text.slice(0, 80)}…` : text);
}
