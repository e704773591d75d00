import type { Change } from '@/lib/audit/change';
import type { Actor } from '@/lib/auth/actor';
import { takeLock } from '@/lib/db/advisory-lock';
import type { Db } from '@/lib/db/client';
import { authorise } from '@/lib/grants/authorise';
import { requireHeld } from '@/lib/grants/delegation';
import { holdingsOfTeam } from '@/lib/grants/holdings';
import { requireAnAdministrator } from '@/lib/grants/last-administrator';
import { invalid, Problem } from '@/lib/problems/problem';
import { requireOurTeam } from '@/lib/teams/kept-elsewhere';
import { getTeam, teamColumns, viewTeam } from '@/lib/teams/queries';
import type { NewTeam, TeamChange, TeamView } from '@/lib/teams/schema';

/** Makes a team without members. Needs team.manage on /. */
export async function createTeam(
  tx: Db,
  actor: Actor,
  { name, parent, description }: NewTeam,
): Promise<Change<TeamView>> {
  const allowedBy = authorise(actor, 'team.manage', '/');
  const above = parent === null ? null : await parentTeam(tx, actor, parent);
  const row = await tx.team.create({
    data: { name, description, parentId: above?.id ?? null },
    select: teamColumns,
  });
  const request = { change: 'create', parent: above?.name ?? null, description };
  return { result: viewTeam(row), audit: { ...subjectOf(row), allowedBy, request } };
}

/**
 * Renames a team or moves it in the tree. Needs team.manage on /, and of its new ancestors all that
 * its members gain by them.
 */
export async function changeTeam(
  tx: Db,
  actor: Actor,
  reference: string,
  { name, parent, description }: TeamChange,
): Promise<Change<TeamView>> {
  const allowedBy = authorise(actor, 'team.manage', '/');
  await takeLock(tx, 'access');
  const team = await getTeam(actor, reference, tx);
  if (name !== undefined) await requireOurTeam(tx, team);
  const above = typeof parent === 'string' ? await parentTeam(tx, actor, parent) : parent;
  if (above && above.name !== team.parent) {
    const gained = await holdingsOfTeam(tx, above.id);
    requireHeld(actor, gained, `move the team ${team.name} below ${above.name}`);
  }
  const row = await tx.team.update({
    where: { id: team.id },
    data: {
      ...(name === undefined ? {} : { name }),
      ...(description === undefined ? {} : { description }),
      ...(above === undefined ? {} : { parentId: above?.id ?? null }),
    },
    select: teamColumns,
  });
  if (above !== undefined) await requireAnAdministrator(tx);
  const request = {
    change: 'update',
    name,
    description,
    parent: above === undefined ? undefined : row.parent,
  };
  return { result: viewTeam(row), audit: { ...subjectOf(team), allowedBy, request } };
}

/** Removes a team with its memberships and grants; one with teams below it stays. Needs team.manage on /. */
export async function deleteTeam(tx: Db, actor: Actor, reference: string): Promise<Change<undefined>> {
  const allowedBy = authorise(actor, 'team.manage', '/');
  await takeLock(tx, 'access');
  const team = await getTeam(actor, reference, tx);
  await tx.team.delete({ where: { id: team.id } });
  await requireAnAdministrator(tx);
  return { result: undefined, audit: { ...subjectOf(team), allowedBy, request: { change: 'delete' } } };
}

async function parentTeam(tx: Db, actor: Actor, reference: string): Promise<TeamView> {
  try {
    return await getTeam(actor, reference, tx);
  } catch (error) {
    if (error instanceof Problem && error.status === 404)
      throw invalid('body.parent', 'There is no such team');
    throw error;
  }
}

function subjectOf({ id, name }: { id: string; name: string }) {
  return {
    operation: 'team.manage',
    resourceKind: 'team',
    resourceId: id,
    resourceName: name,
    collection: '/',
  };
}
