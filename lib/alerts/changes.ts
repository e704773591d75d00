import { getAlert } from '@/lib/alerts/queries';
import type { AlertView } from '@/lib/alerts/schema';
import { tellOf } from '@/lib/alerts/tell';
import type { Change } from '@/lib/audit/change';
import type { Actor } from '@/lib/auth/actor';
import type { Db } from '@/lib/db/client';
import { authorise } from '@/lib/grants/authorise';
import { conflict } from '@/lib/problems/problem';

/**
 * Says that somebody is on it. Needs alert.acknowledge where the resource is. Whoever acknowledges
 * later takes it over.
 */
export async function acknowledgeAlert(
  tx: Db,
  actor: Actor,
  id: string,
  note: string,
): Promise<Change<AlertView>> {
  const { alert, allowedBy } = await firing(tx, actor, id);
  await tx.alert.update({
    where: { id },
    data: { acknowledgedAt: new Date(), acknowledgedBy: actor.username, note },
  });
  await tellOf(tx, id, 'alert.acknowledged');
  return changed(tx, actor, alert, allowedBy, { change: 'acknowledge', note });
}

/** Takes the acknowledgement back. */
export async function forgetAcknowledgement(tx: Db, actor: Actor, id: string): Promise<Change<AlertView>> {
  const { alert, allowedBy } = await firing(tx, actor, id);
  await tx.alert.update({ where: { id }, data: { acknowledgedAt: null, acknowledgedBy: '', note: '' } });
  return changed(tx, actor, alert, allowedBy, { change: 'take back the acknowledgement' });
}

/**
 * Keeps webhooks and counts from telling of it until a time, also when it is over and comes again.
 * Null: they tell of it from now on.
 */
export async function silenceAlert(
  tx: Db,
  actor: Actor,
  id: string,
  until: Date | null,
): Promise<Change<AlertView>> {
  const { alert, allowedBy } = await firing(tx, actor, id);
  await tx.alert.update({
    where: { id },
    data: { silencedUntil: until, silencedBy: until === null ? '' : actor.username },
  });
  return changed(tx, actor, alert, allowedBy, { change: 'silence', until: until?.toISOString() ?? 'now' });
}

/** @throws Problem 404 for one that the actor may not see, 403, 409 when it is over */
async function firing(tx: Db, actor: Actor, id: string): Promise<{ alert: AlertView; allowedBy: string }> {
  const alert = await getAlert(actor, id, tx);
  const allowedBy = authorise(actor, 'alert.acknowledge', alert.collection);
  // Held until the end of the transaction: the rules may find it to be over at this moment.
  const [row] = await tx.$queryRaw<{ state: string }[]>`
    SELECT "state"::text AS "state" FROM "Alert" WHERE "id" = ${id}::uuid FOR UPDATE`;
  if (row?.state !== 'firing') throw conflict('This alert is over.');
  return { alert, allowedBy };
}

async function changed(
  tx: Db,
  actor: Actor,
  { id, rule, cluster, resource, collection }: AlertView,
  allowedBy: string,
  request: Readonly<Record<string, string>>,
): Promise<Change<AlertView>> {
  return {
    result: await getAlert(actor, id, tx),
    audit: {
      operation: 'alert.acknowledge',
      cluster,
      resourceKind: resource.kind,
      resourceId: resource.id,
      resourceName: resource.name,
      collection,
      allowedBy,
      request: { ...request, alert: id, rule },
    },
  };
}
