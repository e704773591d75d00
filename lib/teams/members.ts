import type { Change } from '@/lib/audit/change';
import type { Actor } from '@/lib/auth/actor';
import { takeLock } from '@/lib/db/advisory-lock';
import type { Db } from '@/lib/db/client';
import { authorise } from '@/lib/grants/authorise';
import { requireHeld } from '@/lib/grants/delegation';
import { holdingsOfTeam } from '@/lib/grants/holdings';
import { requireAnAdministrator } from '@/lib/grants/last-administrator';
import { notFound } from '@/lib/problems/problem';
import { requireOurMembership, requireOurTeam } from '@/lib/teams/kept-elsewhere';
import { getTeam } from '@/lib/teams/queries';
import { getUser } from '@/lib/users/queries';

/** Both by name or id. */
export interface MemberReference {
  readonly team: string;
  readonly user: string;
}

/**
 * Puts somebody in a team; once more changes nothing. Needs team.manage on /, and all that the team
 * was granted: it would be a way around delegation otherwise.
 */
export async function addMember(
  tx: Db,
  actor: Actor,
  reference: MemberReference,
): Promise<Change<undefined>> {
  const allowedBy = authorise(actor, 'team.manage', '/');
  await takeLock(tx, 'access');
  const { team, user } = await find(tx, actor, reference);
  requireHeld(actor, await holdingsOfTeam(tx, team.id), `add somebody to the team ${team.name}`);
  await requireOurTeam(tx, team);
  const membership = { teamId: team.id, userId: user.id };
  await tx.membership.createMany({ data: membership, skipDuplicates: true });
  // Made by hand now: it stays when the group at the provider ends.
  await tx.membership.updateMany({ where: membership, data: { providerId: null } });
  return change('add-member', { team, user }, allowedBy);
}

/** Takes somebody out of a team. Needs team.manage on /. @throws Problem 404 for who is not in it */
export async function removeMember(
  tx: Db,
  actor: Actor,
  reference: MemberReference,
): Promise<Change<undefined>> {
  const allowedBy = authorise(actor, 'team.manage', '/');
  await takeLock(tx, 'access');
  const { team, user } = await find(tx, actor, reference);
  await requireOurTeam(tx, team);
  await requireOurMembership(tx, team, user);
  const { count } = await tx.membership.deleteMany({ where: { teamId: team.id, userId: user.id } });
  if (count === 0) throw notFound(`member ${user.username} in the team ${team.name}`);
  await requireAnAdministrator(tx);
  return change('remove-member', { team, user }, allowedBy);
}

async function find(tx: Db, actor: Actor, { team, user }: MemberReference) {
  return { team: await getTeam(actor, team, tx), user: await getUser(actor, user, tx) };
}

function change(
  what: 'add-member' | 'remove-member',
  { team, user }: { team: { id: string; name: string }; user: { username: string } },
  allowedBy: string,
): Change<undefined> {
  const audit = {
    operation: 'team.manage',
    resourceKind: 'team',
    resourceId: team.id,
    resourceName: team.name,
    collection: '/',
    allowedBy,
    request: { change: what, user: user.username },
  };
  return { result: undefined, audit };
}
