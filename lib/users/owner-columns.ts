import { byIdOr } from '@/lib/api/fields';
import type { Actor } from '@/lib/auth/actor';
import type { Db } from '@/lib/db/client';
import { may } from '@/lib/grants/authorise';
import { invalid } from '@/lib/problems/problem';
import { ownTeams } from '@/lib/teams/own-teams';
import { readOwner } from '@/lib/users/answered-for';
import type { Prisma } from '@/prisma/generated/client';

/**
 * The columns that say who answers for an account. Whoever administers accounts names anybody; whoever
 * answers for it themselves hands it to somebody of their own teams, or to one of these: of all others
 * they are not told whether they are there.
 *
 * @param kind of the account: only programs need somebody
 * @throws Problem 422
 */
export async function ownerColumns(
  db: Db,
  actor: Actor,
  kind: 'person' | 'service',
  owner: string | null,
): Promise<{ responsibleUserId: string | null; responsibleTeamId: string | null }> {
  if (owner === null) return { responsibleUserId: null, responsibleTeamId: null };
  if (kind !== 'service') throw invalid('body.owner', 'Persons answer for themselves');
  const { isTeam, name } = readOwner(owner);
  const teams = may(actor, 'user.manage', '/') ? null : await ownTeams(db, actor.userId);
  if (isTeam) {
    const known: Prisma.TeamWhereInput = teams === null ? {} : { id: { in: teams } };
    const where = { AND: [byIdOr('name', name), known] };
    const team = await db.team.findFirst({ where, select: { id: true } });
    if (!team) throw invalid('body.owner', notThere(`team ${name}`, teams));
    return { responsibleUserId: null, responsibleTeamId: team.id };
  }
  const where = { AND: [byIdOr('username', name), { kind: 'person' as const }, knownPeople(actor, teams)] };
  const user = await db.user.findFirst({ where, select: { id: true } });
  if (!user) throw invalid('body.owner', notThere(`person ${name}`, teams));
  return { responsibleUserId: user.id, responsibleTeamId: null };
}

function knownPeople({ userId }: Actor, teams: readonly string[] | null): Prisma.UserWhereInput {
  if (teams === null) return {};
  return { OR: [{ id: userId }, { memberships: { some: { teamId: { in: [...teams] } } } }] };
}

function notThere(who: string, teams: readonly string[] | null): string {
  return teams === null ? `There is no ${who}` : `There is no ${who} in your teams`;
}
