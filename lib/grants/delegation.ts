import type { Actor } from '@/lib/auth/actor';
import { may } from '@/lib/grants/authorise';
import type { Holding } from '@/lib/grants/holdings';
import { Problem } from '@/lib/problems/problem';

/**
 * Nobody passes on more than they hold themselves: by a grant, nor by a team's members or place in
 * the tree, a role's operations, or the password of somebody who holds more.
 *
 * @param what what would give it, e.g. "grant the role Full Control"
 * @throws Problem 403 that names the first operation which the actor does not hold
 */
export function requireHeld(actor: Actor, holdings: readonly Holding[], what: string): void {
  for (const { collection, operations } of holdings) {
    const operation = operations.find((each) => !may(actor, each, collection));
    if (operation === undefined) continue;
    throw new Problem({
      kind: 'missing-right',
      detail: `You cannot ${what}: you do not hold ${operation} on ${collection} yourself.`,
      missing: { operation, collection },
    });
  }
}
