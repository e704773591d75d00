import { setImmediate as nextTurn } from 'node:timers/promises';
import { answerError } from '@/gateway/answer';
import { EngineUnreachable } from '@/gateway/engines/engine-unreachable';
import type { Exchange } from '@/gateway/exchange';
import { log, reasonOf } from '@/gateway/log';
import { RefusalBudget } from '@/gateway/pipeline/refusal-budget';
import { Refused } from '@/gateway/refused';
import { heldOperations } from '@/lib/access/access';
import { type AuditActor, auditActor, recordRefusal } from '@/lib/audit/record';
import type { Actor } from '@/lib/auth/actor';
import { db } from '@/lib/db/client';
import { isUnreachable } from '@/lib/db/unreachable';

import { grantorsInWords } from '@/lib/grants/grantors-in-words';
import { subjectsHolding } from '@/lib/grants/subjects-holding';
import { whoCanGrant } from '@/lib/grants/who-can-grant';

/** What was known of a request when it was refused. */
export interface RefusedRequest {
  readonly actor: Actor | null;
  readonly clusterName: string;
}

const anonymousBudget = new RefusalBudget();

/** Answers whatever stopped a request, and puts on record what belongs there. */
export async function refuse(exchange: Exchange, known: RefusedRequest, error: unknown): Promise<void> {
  const { correlationId } = exchange;
  if (error instanceof Refused) {
    const { status } = error;
    const message = await withGrantors(error, known.actor);
    const isHidden = status === 404;
    const isOurs = status >= 500 && !error.facts.isEnginesOwn;
    if (error.facts.isRecorded && !isHidden) await record(exchange, known, error);
    if (status === 401) exchange.response.setHeader('WWW-Authenticate', 'Bearer');
    answerError(exchange, status, isOurs ? withId(message, correlationId) : message);
    if (error.facts.isRecorded && isHidden) {
      // Only done for what is there: before the answer went out, the time that it takes would tell.
      await nextTurn();
      await record(exchange, known, error);
    }
    return;
  }
  if (exchange.request.destroyed && exchange.response.destroyed) return;
  if (error instanceof EngineUnreachable) {
    log('warn', 'engine did not answer', {
      correlationId,
      cluster: known.clusterName,
      reason: reasonOf(error),
    });
    const sentence = `The engine of cluster ${known.clusterName} cannot be reached, or stopped answering.`;
    answerError(exchange, 503, withId(sentence, correlationId));
    return;
  }
  if (isUnreachable(error)) {
    log('error', 'database did not answer', { correlationId, reason: reasonOf(error) });
    answerError(exchange, 503, withId('Nothing was decided: the database cannot be reached.', correlationId));
    return;
  }
  log('error', 'request failed', {
    correlationId,
    reason: reasonOf(error),
    stack: error instanceof Error ? error.stack : undefined,
  });
  answerError(exchange, 500, withId('Wheelhouse failed to carry this out.', correlationId));
}

function withId(message: string, correlationId: string): string {
  return `${message} (request ${correlationId})`;
}

/**
 * Who could give the missing right, or change the limit, for those who have any business there.
 */
async function withGrantors({ message, facts }: Refused, actor: Actor | null): Promise<string> {
  const { missing, limitOf } = facts;
  const where = missing?.collection ?? facts.subject?.collection;
  if (!actor || !where || heldOperations(actor.access, where, Date.now()).length === 0) return message;
  try {
    if (limitOf !== undefined) {
      const managers = await subjectsHolding(db, ['collection.manage'], limitOf);
      return managers.length === 0 ? message : `${message} ${grantorsInWords(managers)} can change it.`;
    }
    if (!missing) return message;
    const grantors = await whoCanGrant(db, missing.operation, missing.collection);
    return grantors.length === 0 ? message : `${message} ${grantorsInWords(grantors)} can grant it.`;
  } catch (error) {
    log('warn', 'grantors not found', { reason: reasonOf(error) });
    return message;
  }
}

async function record(
  exchange: Exchange,
  { actor, clusterName }: RefusedRequest,
  refused: Refused,
): Promise<void> {
  const { address, correlationId, request } = exchange;
  if (!actor && !anonymousBudget.take(address)) return;
  const who: AuditActor = actor
    ? auditActor(actor)
    : { username: 'anonymous', userId: null, credential: '', address };
  const path = (request.url ?? '').split('?', 1)[0]?.slice(0, 300);
  try {
    await recordRefusal(
      db,
      who,
      {
        operation: 'engine.request',
        cluster: clusterName,
        request: { method: request.method ?? '', path },
        ...refused.facts.subject,
      },
      { status: refused.status, detail: refused.message },
      correlationId,
    );
  } catch (error) {
    // Nothing was done, so there is nothing to take back; the refusal stands.
    log('error', 'refusal not recorded', { correlationId, reason: reasonOf(error) });
  }
}
