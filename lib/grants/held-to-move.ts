import { type CollectionPath, collectionAndAncestors } from '@/lib/access/collection-path';
import { type HeldKind, operationsOn } from '@/lib/access/kind-operations';
import { isOperation } from '@/lib/access/operations';
import type { Actor } from '@/lib/auth/actor';
import type { Db } from '@/lib/db/client';
import { requireHeld } from '@/lib/grants/delegation';

/**
 * Holds a move back by which somebody, perhaps whoever makes it, could do more with the thing than
 * who makes it can now: what grants at the goal give on such a thing must be held where it is.
 *
 * @param what the move in words, e.g. "move it to /Shared/shop"
 * @throws Problem 403
 */
export async function requireHeldToMove(
  tx: Db,
  actor: Actor,
  kind: HeldKind,
  { from, to }: { readonly from: CollectionPath; readonly to: CollectionPath },
  what: string,
): Promise<void> {
  const [above, below] = [collectionAndAncestors(from), collectionAndAncestors(to)];
  const entered = below.filter((path) => !above.includes(path));
  const grants = await tx.grant.findMany({
    where: {
      collection: { path: { in: entered } },
      OR: [{ expiresAt: null }, { expiresAt: { gt: new Date() } }],
    },
    distinct: ['roleId', 'expiresAt'],
    select: { expiresAt: true, role: { select: { operations: true } } },
  });
  const concerning = operationsOn(kind);
  const holdings = grants.map(({ expiresAt, role }) => ({
    collection: from,
    operations: role.operations.filter(isOperation).filter((operation) => concerning.includes(operation)),
    expiresAt,
  }));
  requireHeld(actor, holdings, what);
}
