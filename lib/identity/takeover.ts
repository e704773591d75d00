import type { Actor } from '@/lib/auth/actor';
import type { Db } from '@/lib/db/client';
import { requireHeld } from '@/lib/grants/delegation';
import { holdingsOfTeam, holdingsOfUser } from '@/lib/grants/holdings';

/**
 * Whoever says where people sign in could sign in as each of them: it takes all that those hold who
 * are linked to the provider or kept by it, and all that its mappings give.
 *
 * @throws Problem 403
 */
export async function requireHeldByAllOf(tx: Db, actor: Actor, providerId: string): Promise<void> {
  const people = await tx.user.findMany({
    where: {
      OR: [{ providerId }, { identities: { some: { providerId } } }],
      AND: { OR: [{ grants: { some: {} } }, { memberships: { some: {} } }] },
    },
    select: { id: true, username: true },
  });
  for (const { id, username } of people) {
    requireHeld(actor, await holdingsOfUser(tx, id), `change the provider by which ${username} signs in`);
  }
  const mappings = await tx.groupMapping.findMany({
    where: { providerId },
    distinct: ['teamId'],
    select: { team: { select: { id: true, name: true } } },
  });
  for (const { team } of mappings) {
    requireHeld(actor, await holdingsOfTeam(tx, team.id), `change the provider that fills ${team.name}`);
  }
}
