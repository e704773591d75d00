import { type AuditActor, recordChange } from '@/lib/audit/record';
import { takeLock } from '@/lib/db/advisory-lock';
import type { Db } from '@/lib/db/client';
import { requireAnAdministrator } from '@/lib/grants/last-administrator';

export interface MembershipChanges {
  readonly added: readonly string[];
  readonly removed: readonly string[];
}

/**
 * Makes somebody's memberships what their groups at the provider say, by its mappings. Only those
 * that the provider gave are taken; one that was made by hand stays, and stays made by hand.
 *
 * @returns names of teams
 * @throws Problem 409 when nobody would be left who administers the whole
 */
export async function applyGroups(
  tx: Db,
  by: AuditActor,
  person: { readonly providerId: string; readonly userId: string; readonly username: string },
  groups: readonly string[],
): Promise<MembershipChanges> {
  const { providerId, userId, username } = person;
  await takeLock(tx, 'access');
  const mappings = await tx.groupMapping.findMany({
    where: { providerId, group: { in: [...groups] } },
    select: { team: { select: { id: true, name: true } } },
  });
  const wanted = new Map(mappings.map(({ team }) => [team.id, team.name]));
  const held = await tx.membership.findMany({
    where: { userId },
    select: { teamId: true, providerId: true, team: { select: { name: true } } },
  });
  const over = held.filter((each) => each.providerId === providerId && !wanted.has(each.teamId));
  const holds = new Set(held.map(({ teamId }) => teamId));
  const missing = [...wanted].filter(([teamId]) => !holds.has(teamId));
  if (over.length + missing.length === 0) return { added: [], removed: [] };
  await tx.membership.deleteMany({
    where: { userId, providerId, teamId: { in: over.map(({ teamId }) => teamId) } },
  });
  await tx.membership.createMany({
    data: missing.map(([teamId]) => ({ teamId, userId, providerId })),
    skipDuplicates: true,
  });
  if (over.length > 0) await requireAnAdministrator(tx);
  const added = missing.map(([, name]) => name).sort();
  const removed = over.map(({ team }) => team.name).sort();
  await recordChange(tx, by, {
    operation: 'identity.apply-groups',
    resourceKind: 'user',
    resourceId: userId,
    resourceName: username,
    collection: '/',
    allowedBy: `Mappings of groups of ${by.username}`,
    request: { added, removed },
  });
  return { added, removed };
}
