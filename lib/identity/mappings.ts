import type { Change } from '@/lib/audit/change';
import type { Actor } from '@/lib/auth/actor';
import { takeLock } from '@/lib/db/advisory-lock';
import type { Db } from '@/lib/db/client';
import { authorise } from '@/lib/grants/authorise';
import { requireHeld } from '@/lib/grants/delegation';
import { holdingsOfTeam } from '@/lib/grants/holdings';
import { requireAnAdministrator } from '@/lib/grants/last-administrator';
import { subjectOf } from '@/lib/identity/changes';
import { getProvider } from '@/lib/identity/queries';
import type { MappingView } from '@/lib/identity/schema';
import { conflict, invalid, notFound, Problem } from '@/lib/problems/problem';
import { getTeam } from '@/lib/teams/queries';

const mostMappings = 1_000;

/**
 * From their next sign-in or synchronisation on, whoever is in the group is in the team. Needs
 * identity.manage on "/", and all that the team was granted.
 */
export async function addMapping(
  tx: Db,
  actor: Actor,
  providerId: string,
  { group, team: reference }: { group: string; team: string },
): Promise<Change<MappingView>> {
  const allowedBy = authorise(actor, 'identity.manage', '/');
  await takeLock(tx, 'access');
  const provider = await getProvider(providerId, tx);
  if (provider.kind === 'scim') throw invalid('params.provider', 'A provisioning makes its teams itself');
  if (provider.mappings >= mostMappings) throw conflict(`There are ${mostMappings} mappings already.`);
  const team = await teamOf(tx, actor, reference);
  requireHeld(actor, await holdingsOfTeam(tx, team.id), `map a group to the team ${team.name}`);
  const row = await tx.groupMapping.create({ data: { providerId, group, teamId: team.id } });
  const view = { id: row.id, group, team: team.name, createdAt: row.createdAt.toISOString() };
  const request = { change: 'map a group', group, team: team.name };
  return { result: view, audit: subjectOf(provider, allowedBy, request) };
}

/** Ends a mapping, and with it the memberships that no other mapping of the provider gives. */
export async function removeMapping(
  tx: Db,
  actor: Actor,
  providerId: string,
  id: string,
): Promise<Change<undefined>> {
  const allowedBy = authorise(actor, 'identity.manage', '/');
  await takeLock(tx, 'access');
  const provider = await getProvider(providerId, tx);
  const row = await tx.groupMapping.findFirst({ where: { id, providerId }, include: { team: true } });
  if (!row) throw notFound('such mapping');
  await tx.groupMapping.delete({ where: { id } });
  const isLast = (await tx.groupMapping.count({ where: { providerId, teamId: row.teamId } })) === 0;
  if (isLast) await tx.membership.deleteMany({ where: { providerId, teamId: row.teamId } });
  await requireAnAdministrator(tx);
  const request = { change: 'end a mapping', group: row.group, team: row.team.name };
  return { result: undefined, audit: subjectOf(provider, allowedBy, request) };
}

async function teamOf(tx: Db, actor: Actor, reference: string) {
  try {
    return await getTeam(actor, reference, tx);
  } catch (error) {
    if (error instanceof Problem && error.status === 404) throw invalid('body.team', 'There is no such team');
    throw error;
  }
}
