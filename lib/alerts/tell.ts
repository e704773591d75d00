import { everyAlert } from '@/lib/alerts/queries';
import { isRuleName, type Severity } from '@/lib/alerts/rules';
import { alertFacts, type StoredAlert } from '@/lib/alerts/stored-alert';
import { rulesTelling } from '@/lib/alerts/two-sides';
import type { Db } from '@/lib/db/client';
import { enqueueDelivery } from '@/lib/webhooks/enqueue';
import type { WebhookEvent } from '@/lib/webhooks/event';

/**
 * Queues what webhooks are to be told of an alert, in the transaction that changes it: they are told
 * if and only if it changed. While an alert is silenced nothing is said of it; and of one that nobody
 * was told of, not that it is over either.
 */
export async function tellOf(tx: Db, alertId: string, event: WebhookEvent): Promise<void> {
  const now = new Date();
  const notSilenced = { OR: [{ silencedUntil: null }, { silencedUntil: { lte: now } }] };
  const where = { id: alertId, toldAt: event === 'alert.firing' ? null : { not: null } };
  // What receivers know to fire they learn to be over, silence or not.
  const told = await tx.alert.findFirst({
    where: event === 'alert.resolved' ? where : { ...where, ...notSilenced },
    select: { id: true },
  });
  if (!told) return;
  if (event === 'alert.firing') await tx.alert.update({ where: { id: alertId }, data: { toldAt: now } });
  const [row] = await tx.$queryRaw<StoredAlert[]>`${everyAlert} AND a."id" = ${alertId}::uuid`;
  if (!row) return;
  // Whoever wants what one of two rules tells is told by the other, where that says it for both.
  const rules = isRuleName(row.rule) ? rulesTelling(row.rule, row.resourceKind) : [row.rule];
  const webhooks = await tx.$queryRaw<{ id: string }[]>`
    SELECT w."id" FROM "Webhook" w JOIN "Collection" c ON c."id" = w."collectionId"
    WHERE w."isEnabled" AND (cardinality(w."rules") = 0 OR w."rules" && ${rules}::text[])
      AND w."leastSeverity"::text = ANY(${atMost(row.severity)}::text[])
      AND (c."path" = '/' OR ${row.collection} = c."path" OR starts_with(${row.collection}, c."path" || '/'))`;
  const alert = alertFacts(row, now.getTime());
  for (const { id } of webhooks)
    await enqueueDelivery(tx, { webhookId: id, alertId, event, content: { alert } });
}

/** The least severities that one of this severity reaches. */
function atMost(severity: Severity): Severity[] {
  return severity === 'critical' ? ['warning', 'critical'] : ['warning'];
}
