import { byIdOr } from '@/lib/api/fields';
import type { Actor } from '@/lib/auth/actor';
import type { Db } from '@/lib/db/client';
import { authorise, may } from '@/lib/grants/authorise';
import { ownTeams } from '@/lib/teams/own-teams';
import type { Prisma } from '@/prisma/generated/client';

/** The service accounts that the actor answers for, alone or as one of a team. */
export async function answeredFor(actor: Actor, db: Db): Promise<Prisma.UserWhereInput> {
  const teams = await ownTeams(db, actor.userId);
  return {
    kind: 'service',
    OR: [{ responsibleUserId: actor.userId }, { responsibleTeamId: { in: teams } }],
  };
}

/** @param owner "user:NAME" or "team:NAME", by name or id */
export function ownedBy(owner: string): Prisma.UserWhereInput {
  const { isTeam, name } = readOwner(owner);
  return isTeam ? { responsibleTeam: byIdOr('name', name) } : { responsibleUser: byIdOr('username', name) };
}

/**
 * Goes on only for whoever administers accounts, or answers for this service account.
 *
 * @returns what allows it, for the audit log
 * @throws Problem 403 that names user.manage
 */
export async function authoriseFor(actor: Actor, userId: string, db: Db): Promise<string> {
  if (!may(actor, 'user.manage', '/')) {
    const own = await db.user.count({ where: { AND: [{ id: userId }, await answeredFor(actor, db)] } });
    if (own > 0) return 'answers for the account';
  }
  return authorise(actor, 'user.manage', '/');
}

export function readOwner(owner: string) {
  const at = owner.indexOf(':');
  return { isTeam: owner.slice(0, at) === 'team', name: owner.slice(at + 1) };
}
