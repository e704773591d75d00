import type { CollectionPath } from '@/lib/access/collection-path';
import { explain } from '@/lib/access/explain';
import type { Operation } from '@/lib/access/operations';
import type { Actor } from '@/lib/auth/actor';
import type { Holding } from '@/lib/grants/holdings';
import { Problem } from '@/lib/problems/problem';

/**
 * Nobody passes on more than they hold themselves, nor for longer: by a grant, nor by a team's
 * members or place in the tree, a role's operations, or the password of somebody who holds more.
 *
 * @param what what would give it, e.g. "grant the role Full Control"
 * @throws Problem 403 that names the first operation which the actor does not hold
 */
export function requireHeld(actor: Actor, holdings: readonly Holding[], what: string): void {
  const now = Date.now();
  for (const { collection, operations, expiresAt } of holdings) {
    const until = expiresAt?.getTime() ?? Number.POSITIVE_INFINITY;
    for (const operation of operations) {
      const held = heldUntil(actor, operation, collection, now);
      if (held >= until) continue;
      const lack =
        held > now
          ? `you hold ${operation} on ${collection} only until ${new Date(held).toISOString()}`
          : `you do not hold ${operation} on ${collection} yourself`;
      throw new Problem({
        kind: 'missing-right',
        detail: `You cannot ${what}: ${lack}.`,
        missing: { operation, collection },
      });
    }
  }
}

/** When the last of the actor's grants of it ends: never is infinity, not held now is 0. */
function heldUntil({ access }: Actor, operation: Operation, collection: CollectionPath, now: number): number {
  const { because } = explain(access, operation, collection, now);
  return Math.max(0, ...because.map(({ expiresAt }) => expiresAt ?? Number.POSITIVE_INFINITY));
}
