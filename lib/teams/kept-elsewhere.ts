import type { Db } from '@/lib/db/client';
import { conflict } from '@/lib/problems/problem';

/**
 * A team that a provider of identity keeps is changed there, or the next change from there would undo
 * it without a word.
 *
 * @throws Problem 409
 */
export async function requireOurTeam(tx: Db, team: { id: string; name: string }): Promise<void> {
  const row = await tx.team.findUnique({
    where: { id: team.id },
    select: { provider: { select: { name: true } } },
  });
  if (row?.provider) throw conflict(`${team.name} is kept by ${row.provider.name}. Change it there.`);
}

/** The same of somebody's place in a team. @throws Problem 409 */
export async function requireOurMembership(
  tx: Db,
  team: { id: string; name: string },
  user: { id: string; username: string },
): Promise<void> {
  const row = await tx.membership.findUnique({
    where: { teamId_userId: { teamId: team.id, userId: user.id } },
    select: { provider: { select: { name: true } } },
  });
  if (row?.provider) {
    throw conflict(
      `${user.username} is in ${team.name} by a group of ${row.provider.name}. Change it there.`,
    );
  }
}
