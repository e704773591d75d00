import { type AuditActor, type AuditSubject, type RefusalResult, recordRefusal } from '@/lib/audit/record';
import { anonymousRefusals, knownRefusals, RefusalBudget } from '@/lib/audit/refusal-budget';
import { duringJob } from '@/lib/audit/request-under-way';
import type { Peer } from '@/lib/auth/peer';
import { db } from '@/lib/db/client';

const anonymous = new RefusalBudget(anonymousRefusals);
const known = new RefusalBudget(knownRefusals);
const tellAfterMs = 60_000;
let telling: NodeJS.Timeout | undefined;

/** How somebody whom nobody knows stands in the log. */
export function anonymousActor({ address, client, requestId }: Peer): AuditActor {
  return {
    username: 'anonymous',
    userId: null,
    credential: '',
    address,
    ...(client === undefined ? {} : { client }),
    ...(requestId === undefined ? {} : { requestId }),
  };
}

/**
 * Records a refusal, unless its sender has had many: each caller has a budget per minute, or anybody
 * could fill the log. How many were left out is recorded after a minute.
 *
 * @param correlationId the request's own
 */
export async function recordBoundedRefusal(
  who: AuditActor,
  subject: AuditSubject,
  result: RefusalResult,
  correlationId?: string,
): Promise<void> {
  const isKnown = who.userId !== null;
  const budget = isKnown ? known : anonymous;
  if (budget.take(isKnown ? (who.userId ?? '') : who.address)) {
    await recordRefusal(db, who, subject, result, correlationId);
    return;
  }
  if (telling !== undefined) return;
  telling = setTimeout(() => {
    telling = undefined;
    // Not a part of the request that happened to set the clock.
    void duringJob('audit:refusals-left-out', tellLeftOut);
  }, tellAfterMs).unref();
}

async function tellLeftOut(): Promise<void> {
  for (const [budget, of, ofOne] of [
    [known, 'people', 'one person'],
    [anonymous, 'addresses', 'one address'],
  ] as const) {
    const leftOut = budget.takeLeftOut();
    if (leftOut === null) continue;
    const callers = leftOut.callers === 1 ? ofOne : `${leftOut.callers} ${of}`;
    const detail = `Refusals that are not on record, since they were too many in a minute: ${leftOut.count}, of ${callers}.`;
    const subject = {
      operation: 'audit.refusals-left-out',
      resourceKind: 'audit',
      request: { ...leftOut, of },
    };
    // The database is away: then there is nothing to tell it to, and the next window tells of its own.
    await recordRefusal(db, { ...anonymousActor({ address: '' }), username: 'wheelhouse' }, subject, {
      status: 429,
      detail,
    }).catch(() => undefined);
  }
}
