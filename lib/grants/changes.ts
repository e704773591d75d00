import { isOperation } from '@/lib/access/operations';
import { followGrant, grantIsRevoked } from '@/lib/access-requests/follow-grant';
import { byIdOr } from '@/lib/api/fields';
import type { Change } from '@/lib/audit/change';
import type { Actor } from '@/lib/auth/actor';
import { collectionId } from '@/lib/collections/queries';
import { takeLock } from '@/lib/db/advisory-lock';
import type { Db } from '@/lib/db/client';
import { authorise } from '@/lib/grants/authorise';
import { requireHeld } from '@/lib/grants/delegation';
import { requireAnAdministrator } from '@/lib/grants/last-administrator';
import { getGrant, grantColumns, viewGrant } from '@/lib/grants/queries';
import type { GrantChange, GrantView, NewGrant } from '@/lib/grants/schema';
import { conflict, invalid } from '@/lib/problems/problem';

/**
 * Grants a role on a collection. Needs access.manage there, and every operation of the role: nobody
 * grants more than they hold. A grant that ended without being revoked is taken up again.
 */
export async function createGrant(tx: Db, actor: Actor, wish: NewGrant): Promise<Change<GrantView>> {
  const { collection, expiresAt, reason } = wish;
  const allowedBy = authorise(actor, 'access.manage', collection);
  await takeLock(tx, 'access');
  const role = await tx.role.findFirst({ where: byIdOr('name', wish.role) });
  if (!role) throw invalid('body.role', 'There is no such role');
  requireHeld(
    actor,
    [{ collection, operations: role.operations.filter(isOperation), expiresAt }],
    `grant ${role.name} on ${collection}`,
  );
  const on = await collectionId(tx, collection);
  if (on === null) throw invalid('body.collection', `There is no collection ${collection}`);
  const identity = { ...(await subjectColumns(tx, wish.subject)), roleId: role.id, collectionId: on };
  await tx.grant.deleteMany({ where: { ...identity, expiresAt: { lte: new Date() } } });
  const row = await tx.grant.create({
    data: { ...identity, expiresAt, reason, createdById: actor.userId },
    select: grantColumns,
  });
  const grant = viewGrant(actor, row);
  return { result: grant, audit: { ...subjectOf(grant), allowedBy, request: requestOf('create', grant) } };
}

/** Changes how long a grant holds, and why. Needs what making it would need. */
export async function changeGrant(
  tx: Db,
  actor: Actor,
  id: string,
  { expiresAt, reason }: GrantChange,
): Promise<Change<GrantView>> {
  const before = await getGrant(actor, id, tx);
  const allowedBy = authorise(actor, 'access.manage', before.collection);
  await takeLock(tx, 'access');
  if (expiresAt !== undefined) {
    const role = await tx.role.findUniqueOrThrow({ where: { id: before.roleId } });
    const operations = role.operations.filter(isOperation);
    const given = { collection: before.collection, operations, expiresAt };
    requireHeld(actor, [given], `extend a grant of ${role.name} on ${before.collection}`);
  }
  const row = await tx.grant.update({
    where: { id },
    data: { ...(expiresAt === undefined ? {} : { expiresAt }), ...(reason === undefined ? {} : { reason }) },
    select: grantColumns,
  });
  await requireAnAdministrator(tx);
  await followGrant(tx, id);
  const grant = viewGrant(actor, row);
  return { result: grant, audit: { ...subjectOf(grant), allowedBy, request: requestOf('update', grant) } };
}

/** Takes a grant away. Needs access.manage on its collection. */
export async function deleteGrant(tx: Db, actor: Actor, id: string): Promise<Change<undefined>> {
  const grant = await getGrant(actor, id, tx);
  const allowedBy = authorise(actor, 'access.manage', grant.collection);
  await takeLock(tx, 'access');
  await grantIsRevoked(tx, id);
  const { count } = await tx.grant.deleteMany({ where: { id } });
  if (count === 0) throw conflict('Somebody else has just revoked this grant.');
  await requireAnAdministrator(tx);
  return {
    result: undefined,
    audit: { ...subjectOf(grant), allowedBy, request: requestOf('delete', grant) },
  };
}

/**
 * Puts another role in place of a grant's, for the same subject and as long: a new grant instead of
 * the old one. Needs what both making the one and taking the other away need.
 */
export async function changeRoleOfGrant(
  tx: Db,
  actor: Actor,
  id: string,
  role: string,
): Promise<Change<GrantView>> {
  const { subject, collection, expiresAt, reason } = await getGrant(actor, id, tx);
  const { audit: taken } = await deleteGrant(tx, actor, id);
  const wish = {
    subject,
    role,
    collection,
    expiresAt: expiresAt === null ? null : new Date(expiresAt),
    reason,
  };
  const { result, audit: given } = await createGrant(tx, actor, wish);
  await requireAnAdministrator(tx);
  return { result, audit: [taken, given].flat() };
}

async function subjectColumns(tx: Db, subject: string) {
  const [kind, name = ''] = subject.split(':');
  if (kind === 'user') {
    const user = await tx.user.findFirst({ where: byIdOr('username', name), select: { id: true } });
    if (!user) throw invalid('body.subject', `There is no person ${name}`);
    return { subjectKind: 'user', userId: user.id, teamId: null } as const;
  }
  if (kind === 'team') {
    const team = await tx.team.findFirst({ where: byIdOr('name', name), select: { id: true } });
    if (!team) throw invalid('body.subject', `There is no team ${name}`);
    return { subjectKind: 'team', userId: null, teamId: team.id } as const;
  }
  return { subjectKind: 'everyone', userId: null, teamId: null } as const;
}

function requestOf(change: 'create' | 'update' | 'delete', grant: GrantView) {
  const { subject, role, expiresAt, reason } = grant;
  return { change, subject, role, expiresAt, reason };
}

function subjectOf({ id, subject, role, collection }: GrantView) {
  return {
    operation: 'access.manage',
    resourceKind: 'grant',
    resourceId: id,
    resourceName: `${role} to ${subject}`,
    collection,
  };
}
