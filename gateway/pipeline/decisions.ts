import type { CollectionPath } from '@/lib/access/collection-path';
import type { Operation } from '@/lib/access/operations';
import type { AuditSubject } from '@/lib/audit/record';
import type { Actor } from '@/lib/auth/actor';

/** What was last allowed to somebody in a request, and on what. */
export interface Decision {
  readonly operation: Operation;
  readonly collection: CollectionPath;
  readonly subject: Partial<AuditSubject>;
  readonly allowedBy: string;
}

const noted = Symbol('decision');

/** Each request has an actor of its own. A WeakMap would do, but thousands of entries a second keep the collector busy. */
type Noted = Actor & { [noted]?: Decision };

export function noteDecision(actor: Actor, decision: Decision): void {
  (actor as Noted)[noted] = decision;
}

/** Null where nothing was asked for: of lists each entry is decided on by itself. */
export function decisionOf(actor: Actor): Decision | null {
  return (actor as Noted)[noted] ?? null;
}
