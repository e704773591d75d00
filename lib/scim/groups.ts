import { isUuid } from '@/lib/api/fields';
import { makeChange } from '@/lib/audit/change';
import type { ScimCaller } from '@/lib/auth/scim-token';
import { takeLock } from '@/lib/db/advisory-lock';
import { type Db, db } from '@/lib/db/client';
import { authorise } from '@/lib/grants/authorise';
import { requireHeld } from '@/lib/grants/delegation';
import { holdingsOfTeam } from '@/lib/grants/holdings';
import { requireAnAdministrator } from '@/lib/grants/last-administrator';
import { ScimError } from '@/lib/scim/error';
import { parseFilter } from '@/lib/scim/filter';
import {
  groupAttributes,
  memberList,
  scimGroupColumns,
  teamNameOf,
  viewScimGroup,
  wishOfGroup,
} from '@/lib/scim/group-resource';
import { type PatchStep, patchSteps, textOf } from '@/lib/scim/patch';
import { type ListRequest, listOf, notFoundHere } from '@/lib/scim/resource';
import { requireSame } from '@/lib/scim/users';
import { whereOf } from '@/lib/scim/where';
import type { Prisma } from '@/prisma/generated/client';

/** The teams that a provisioning made; no others exist for it. */

export async function listScimGroups(
  { actor, providerId }: ScimCaller,
  request: ListRequest,
  hasMembers: boolean,
) {
  authorise(actor, 'team.view', '/');
  const none: Prisma.TeamWhereInput = { id: { in: [] } };
  const filter =
    request.filter === undefined ? {} : whereOf(parseFilter(request.filter), groupAttributes, none);
  const where = { AND: [{ providerId }, filter] };
  const rows = await db.team.findMany({
    where,
    orderBy: [{ createdAt: 'asc' }, { id: 'asc' }],
    skip: request.startIndex - 1,
    take: request.count,
    select: scimGroupColumns(providerId),
  });
  const groups = rows.map((row) => viewScimGroup(row, hasMembers));
  return listOf(groups, await db.team.count({ where }), request.startIndex);
}

export async function getScimGroup(
  { actor, providerId }: ScimCaller,
  id: string,
  hasMembers = true,
  tx: Db = db,
) {
  authorise(actor, 'team.view', '/');
  return viewScimGroup(await rowOf(tx, providerId, id), hasMembers);
}

export function createScimGroup(caller: ScimCaller, body: unknown) {
  const { actor, providerId } = caller;
  const { displayName, externalId, members } = wishOfGroup(body);
  const name = teamNameOf(displayName);
  return makeChange(actor, async (tx) => {
    const allowedBy = authorise(actor, 'team.manage', '/');
    await takeLock(tx, 'access');
    if ((await tx.team.count({ where: { name } })) > 0)
      throw new ScimError(409, `There is a team ${name} already.`, 'uniqueness');
    const { id } = await tx.team.create({
      data: { name, externalName: displayName, externalId, source: 'scim', providerId },
    });
    await join(tx, caller, { id, name }, members);
    const request = { change: 'create', displayName, members: members.length };
    return {
      result: await getScimGroup(caller, id, true, tx),
      audit: subjectOf({ id, name }, allowedBy, request),
    };
  });
}

export function replaceScimGroup(caller: ScimCaller, id: string, body: unknown, ifMatch: string | null) {
  const { displayName, externalId, members } = wishOfGroup(body);
  return change(
    caller,
    id,
    ifMatch,
    { change: 'replace', displayName, members: members.length },
    async (tx, team) => {
      await rename(tx, team.id, displayName);
      await tx.team.update({ where: { id: team.id }, data: { externalId } });
      await leave(tx, caller, team.id, { except: members });
      await join(tx, caller, team, members);
    },
  );
}

export function patchScimGroup(caller: ScimCaller, id: string, body: unknown, ifMatch: string | null) {
  const steps = patchSteps(body);
  const request = { change: 'update', steps: steps.map(({ op, attribute }) => `${op} ${attribute}`) };
  return change(caller, id, ifMatch, request, async (tx, team) => {
    for (const step of steps) await take(tx, caller, team, step);
  });
}

export function deleteScimGroup({ actor, providerId }: ScimCaller, id: string, ifMatch: string | null) {
  return makeChange(actor, async (tx) => {
    const allowedBy = authorise(actor, 'team.manage', '/');
    await takeLock(tx, 'access');
    const row = await rowOf(tx, providerId, id);
    requireSame(viewScimGroup(row), ifMatch);
    await tx.team.delete({ where: { id } });
    await requireAnAdministrator(tx);
    return { result: undefined, audit: subjectOf(row, allowedBy, { change: 'delete' }) };
  });
}

function change(
  caller: ScimCaller,
  id: string,
  ifMatch: string | null,
  request: Readonly<Record<string, unknown>>,
  work: (tx: Db, team: { id: string; name: string }) => Promise<void>,
) {
  const { actor, providerId } = caller;
  return makeChange(actor, async (tx) => {
    const allowedBy = authorise(actor, 'team.manage', '/');
    await takeLock(tx, 'access');
    const row = await rowOf(tx, providerId, id);
    requireSame(viewScimGroup(row), ifMatch);
    await work(tx, row);
    await requireAnAdministrator(tx);
    return { result: await getScimGroup(caller, id, true, tx), audit: subjectOf(row, allowedBy, request) };
  });
}

async function take(
  tx: Db,
  caller: ScimCaller,
  team: { id: string; name: string },
  step: PatchStep,
): Promise<void> {
  const { op, attribute, filter, value } = step;
  switch (attribute) {
    case 'displayname':
      if (op === 'remove') throw new ScimError(400, 'displayName is required.', 'mutability');
      return rename(tx, team.id, textOf(value));
    case 'externalid': {
      await tx.team.update({
        where: { id: team.id },
        data: { externalId: op === 'remove' ? null : textOf(value) || null },
      });
      return;
    }
    case 'members': {
      if (op === 'remove') {
        if (filter !== null) return leave(tx, caller, team.id, { only: membersOfFilter(step) });
        return leave(
          tx,
          caller,
          team.id,
          value === undefined || value === null ? {} : { only: membersOf(value) },
        );
      }
      const members = membersOf(value);
      if (op === 'replace') await leave(tx, caller, team.id, { except: members });
      return join(tx, caller, team, members);
    }
    default:
      return;
  }
}

/** Puts people in a team: as ever, it takes all that the team was granted. */
async function join(
  tx: Db,
  { actor, providerId }: ScimCaller,
  team: { id: string; name: string },
  userIds: readonly string[],
) {
  const wanted = [...new Set(userIds)];
  const there = await tx.user.count({
    where: {
      id: { in: wanted },
      providerId,
      kind: 'person',
      isBreakGlass: false,
      identities: { some: { providerId } },
    },
  });
  if (there < wanted.length)
    throw new ScimError(400, 'A member is no user of this provisioning.', 'invalidValue');
  const known = await tx.membership.findMany({
    where: { teamId: team.id, userId: { in: wanted } },
    select: { userId: true },
  });
  const missing = wanted.filter((userId) => !known.some((each) => each.userId === userId));
  if (missing.length === 0) return;
  requireHeld(actor, await holdingsOfTeam(tx, team.id), `add somebody to the team ${team.name}`);
  await tx.membership.createMany({
    data: missing.map((userId) => ({ teamId: team.id, userId, providerId })),
  });
}

async function leave(
  tx: Db,
  { providerId }: ScimCaller,
  teamId: string,
  { only, except }: { only?: readonly string[]; except?: readonly string[] },
): Promise<void> {
  const userId = only ? { in: [...only] } : except ? { notIn: [...except] } : undefined;
  await tx.membership.deleteMany({ where: { teamId, providerId, ...(userId ? { userId } : {}) } });
}

async function rename(tx: Db, id: string, displayName: string): Promise<void> {
  const name = teamNameOf(displayName);
  const other = await tx.team.findFirst({ where: { name, NOT: { id } }, select: { id: true } });
  if (other) throw new ScimError(409, `There is a team ${name} already.`, 'uniqueness');
  await tx.team.update({ where: { id }, data: { name, externalName: displayName.slice(0, 200) } });
}

/** @throws ScimError */
function membersOf(value: unknown): string[] {
  const parsed = memberList.safeParse(Array.isArray(value) ? value : [value]);
  if (!parsed.success)
    throw new ScimError(400, 'Members have the id of a user as their value.', 'invalidValue');
  return parsed.data.map((member) => member.value);
}

/** `members[value eq "…"]` */
function membersOfFilter({ filter }: PatchStep): string[] {
  const parts = filter?.kind === 'or' ? filter.parts : filter ? [filter] : [];
  return parts.map((part) => {
    if (
      part.kind === 'compare' &&
      part.attribute === 'value' &&
      part.operator === 'eq' &&
      typeof part.value === 'string'
    )
      return isUuid(part.value) ? part.value : '00000000-0000-0000-0000-000000000000';
    throw new ScimError(400, 'Members are named by value eq "…".', 'invalidPath');
  });
}

async function rowOf(tx: Db, providerId: string, id: string) {
  if (!isUuid(id)) throw notFoundHere();
  const row = await tx.team.findFirst({ where: { id, providerId }, select: scimGroupColumns(providerId) });
  if (!row) throw notFoundHere();
  return row;
}

function subjectOf(
  { id, name }: { id: string; name: string },
  allowedBy: string,
  request: Readonly<Record<string, unknown>>,
) {
  return {
    operation: 'team.manage',
    resourceKind: 'team',
    resourceId: id,
    resourceName: name,
    collection: '/',
    allowedBy,
    request,
  };
}
