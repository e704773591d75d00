import { isWithin } from '@/lib/access/collection-path';
import { followGrant } from '@/lib/access-requests/follow-grant';
import { findRequest, mayDecide, type RequestRow, viewRequest } from '@/lib/access-requests/queries';
import { grantableRoles, heldBy } from '@/lib/access-requests/roles';
import type { AccessRequestView, Approval, RequestChoices } from '@/lib/access-requests/schema';
import { settleAsked, type ToldRequest, tellDeclined, tellGranted } from '@/lib/access-requests/tell';
import { minutesInWords } from '@/lib/access-requests/words';
import { isUuid } from '@/lib/api/fields';
import type { Change } from '@/lib/audit/change';
import type { Actor } from '@/lib/auth/actor';
import { within } from '@/lib/collections/within';
import { takeLock } from '@/lib/db/advisory-lock';
import type { Db } from '@/lib/db/client';
import { authorise } from '@/lib/grants/authorise';
import { createGrant } from '@/lib/grants/changes';
import { conflict, invalid, notFound } from '@/lib/problems/problem';

/**
 * Grants what was asked for, or less: a lesser role, a collection below, a shorter time. The grant is
 * an ordinary one, made as by hand, so that nobody passes on more than they hold.
 *
 * @throws Problem 403, 404, 409 when it was answered meanwhile, 422 for more than was asked for
 */
export async function approveRequest(
  tx: Db,
  actor: Actor,
  id: string,
  wish: Approval,
): Promise<Change<AccessRequestView>> {
  const request = await openRequest(tx, actor, id);
  const { user, operation } = request;
  const allowedBy = authorise(actor, 'access.manage', request.collection.path);
  if (user.disabledAt) throw conflict(`The account of ${user.username} is disabled.`);
  const role = await chosenRole(tx, request, wish.role);
  const collection = wish.collection ?? request.collection.path;
  if (!isWithin(collection, request.collection.path))
    throw invalid(
      'body.collection',
      `It was asked for on ${request.collection.path}, which this is not within`,
    );
  const minutes = wish.minutes ?? request.minutes;
  if (minutes > request.minutes)
    throw invalid('body.minutes', `It was asked for ${minutesInWords(request.minutes)} only`);
  const until = new Date(Date.now() + minutes * 60_000);
  const { result: grant, audit } = await createGrant(tx, actor, {
    subject: `user:${user.username}`,
    role: role.id,
    collection,
    expiresAt: until,
    reason: `Asked for: ${request.reason}`.slice(0, 500),
  });
  const { answer } = wish;
  await tx.accessRequest.update({
    where: { id },
    data: {
      state: 'granted',
      ...decided(actor, answer),
      grantId: grant.id,
      grantedRole: role.name,
      grantedOn: collection,
      grantedUntil: until,
    },
  });
  await settleAsked(tx, id);
  await tellGranted(tx, toldOf(request), { role: role.name, collection, until }, { ...actor, answer });
  await followGrant(tx, grant.id);
  const asked = { operation, collection: request.collection.path, minutes: request.minutes };
  const given = { role: role.name, collection, minutes };
  return {
    result: viewRequest(actor, await findRequest(actor, id, tx)),
    audit: [
      ...[audit].flat(),
      { ...subjectOf(request), allowedBy, request: { change: 'grant', asked, given, answer } },
    ],
  };
}

/** Says no, with a word. @throws Problem 403, 404, 409 when it was answered meanwhile */
export async function declineRequest(
  tx: Db,
  actor: Actor,
  id: string,
  answer: string,
): Promise<Change<AccessRequestView>> {
  const request = await openRequest(tx, actor, id);
  const allowedBy = authorise(actor, 'access.manage', request.collection.path);
  await tx.accessRequest.update({ where: { id }, data: { state: 'declined', ...decided(actor, answer) } });
  await settleAsked(tx, id);
  await tellDeclined(tx, toldOf(request), { ...actor, answer });
  return {
    result: viewRequest(actor, await findRequest(actor, id, tx)),
    audit: { ...subjectOf(request), allowedBy, request: { change: 'decline', answer } },
  };
}

/** What the actor may grant of a request: the roles, what each would give, and the collections. */
export async function choicesFor(tx: Db, actor: Actor, id: string): Promise<RequestChoices> {
  const request = await decidableRequest(tx, actor, id);
  const held = await heldBy(request.user.id, request.collection.path);
  const roles = await grantableRoles(tx, request);
  const below = await tx.collection.findMany({
    where: within(request.collection.path),
    orderBy: { path: 'asc' },
    take: 500,
    select: { path: true },
  });
  return {
    items: roles.map(({ id: roleId, name, operations }) => ({
      role: name,
      operations: [...operations],
      gains: operations.filter((operation) => !held.has(operation)),
      isOffered: roleId === request.roleId,
    })),
    collections: below.map(({ path }) => path),
  };
}

/** One that the actor may decide, and that nobody has answered yet: from here on nobody else can. */
async function openRequest(tx: Db, actor: Actor, id: string): Promise<RequestRow> {
  await takeLock(tx, 'access');
  await takeLock(tx, 'access-requests');
  const request = await decidableRequest(tx, actor, id);
  if (request.state === 'open') return request;
  const who = request.decidedBy ? `${request.decidedBy.username} has` : 'It was';
  throw conflict(
    request.decidedBy
      ? `${who} ${request.state} it already.`
      : `${who} ${request.state === 'lapsed' ? 'not answered in time' : request.state} meanwhile.`,
  );
}

/** Whoever asked sees it, and may not decide for that. @throws Problem 403, 404 */
async function decidableRequest(tx: Db, actor: Actor, id: string): Promise<RequestRow> {
  const request = await findRequest(actor, id, tx);
  const { operation, collection } = request;
  if (mayDecide(actor, operation, collection.path)) return request;
  authorise(actor, 'access.manage', collection.path);
  throw notFound('such request that you can decide');
}

async function chosenRole(tx: Db, request: RequestRow, wish: string | undefined) {
  const roles = await grantableRoles(tx, request);
  const offered = roles.find(({ id }) => id === request.roleId);
  if (wish === undefined) {
    if (offered) return offered;
    throw invalid('body.role', 'No role gives just this; choose one');
  }
  const chosen = roles.find(({ id, name }) => (isUuid(wish) ? id === wish : name === wish));
  if (chosen) return chosen;
  throw invalid('body.role', 'It would give more than was asked for, or there is no such role');
}

function decided({ userId }: Actor, answer: string) {
  return { decidedAt: new Date(), decidedById: userId, answer };
}

function toldOf({ id, user, operation, collection, reason, minutes }: RequestRow): ToldRequest {
  return { id, user, operation, collection: collection.path, reason, minutes };
}

function subjectOf({ id, user, operation, collection }: RequestRow) {
  return {
    operation: 'access.manage',
    resourceKind: 'access-request',
    resourceId: id,
    resourceName: `${operation} for ${user.username}`,
    collection: collection.path,
  };
}
