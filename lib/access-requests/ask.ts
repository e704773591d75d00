import { decidersOf } from '@/lib/access-requests/deciders';
import { knownCollection } from '@/lib/access-requests/known-collection';
import { findRequest, requestColumns, viewRequest } from '@/lib/access-requests/queries';
import { offeredRole } from '@/lib/access-requests/roles';
import type { AccessRequestView, NewAccessRequest } from '@/lib/access-requests/schema';
import { requestSettings } from '@/lib/access-requests/settings';
import { settleAsked, tellAsked } from '@/lib/access-requests/tell';
import { minutesInWords } from '@/lib/access-requests/words';
import type { Change } from '@/lib/audit/change';
import type { Actor } from '@/lib/auth/actor';
import { takeLock } from '@/lib/db/advisory-lock';
import type { Db } from '@/lib/db/client';
import { may } from '@/lib/grants/authorise';
import { conflict, invalid, notFound, Problem, refused } from '@/lib/problems/problem';

/** A request that nobody answers for so long is over. */
const lapsesAfterMs = 7 * 24 * 60 * 60_000;
const mostOpen = 20;
const mostInAnHour = 30;
const hourMs = 60 * 60_000;

/**
 * Asks those who may grant it for an operation on a collection, for the actor themselves. Of what the
 * actor may not see it answers as of what is not there.
 *
 * @throws Problem 404, 409 where it is held or asked for already, 422, 429 for too many
 */
export async function askForAccess(
  tx: Db,
  actor: Actor,
  { operation, collection, reason, minutes }: NewAccessRequest,
): Promise<Change<AccessRequestView>> {
  const settings = await requestSettings(tx);
  if (!settings.isOn) throw refused('Asking for access is switched off here. Ask somebody who can grant it.');
  // Above the check of what is there: it must not tell by its order.
  if (minutes > settings.longestMinutes) {
    throw invalid('body.minutes', `Nobody asks for longer than ${minutesInWords(settings.longestMinutes)}`);
  }
  await takeLock(tx, 'access-requests');
  await throttle(tx, actor);
  const collectionId = await knownCollection(tx, actor, operation, collection);
  if (may(actor, operation, collection)) throw conflict(`You hold ${operation} on ${collection} already.`);
  const mine = { userId: actor.userId, operation, collectionId, state: 'open' } as const;
  if ((await tx.accessRequest.count({ where: mine })) > 0)
    throw conflict('You have asked for this already; nobody has answered yet.');
  const role = await offeredRole(tx, actor.userId, operation, collection);
  const row = await tx.accessRequest.create({
    data: {
      ...mine,
      reason,
      minutes,
      roleId: role?.id ?? null,
      lapsesAt: new Date(Date.now() + lapsesAfterMs),
    },
    select: requestColumns,
  });
  const told = { id: row.id, user: row.user, operation, collection, reason, minutes };
  await tellAsked(tx, told, await decidersOf(tx, operation, collection));
  return {
    result: viewRequest(actor, row),
    audit: {
      operation: 'access.request',
      resourceKind: 'access-request',
      resourceId: row.id,
      resourceName: `${operation} for ${actor.username}`,
      collection,
      request: { change: 'ask', operation, minutes, reason, offers: role?.name ?? null },
    },
  };
}

/** Takes one's own request back, while nobody has answered it. @throws Problem 404, 409 */
export async function withdrawRequest(tx: Db, actor: Actor, id: string): Promise<Change<AccessRequestView>> {
  await takeLock(tx, 'access-requests');
  const row = await findRequest(actor, id, tx);
  if (row.user.id !== actor.userId) throw notFound('such request of yours');
  if (row.state !== 'open') throw conflict('It was answered already.');
  await tx.accessRequest.update({ where: { id }, data: { state: 'withdrawn', decidedAt: new Date() } });
  await settleAsked(tx, id);
  return {
    result: viewRequest(actor, await findRequest(actor, id, tx)),
    audit: {
      operation: 'access.request',
      resourceKind: 'access-request',
      resourceId: id,
      resourceName: `${row.operation} for ${actor.username}`,
      collection: row.collection.path,
      request: { change: 'withdraw', operation: row.operation },
    },
  };
}

async function throttle(tx: Db, { userId }: Actor): Promise<void> {
  const [open, lately] = [
    await tx.accessRequest.count({ where: { userId, state: 'open' } }),
    await tx.accessRequest.count({ where: { userId, createdAt: { gt: new Date(Date.now() - hourMs) } } }),
  ];
  if (open < mostOpen && lately < mostInAnHour) return;
  throw new Problem({
    kind: 'too-many-requests',
    detail:
      open >= mostOpen
        ? `You have ${mostOpen} requests that nobody has answered. Withdraw some first.`
        : 'You have asked for a lot in the last hour. Try again later.',
    headers: { 'retry-after': '600' },
  });
}
