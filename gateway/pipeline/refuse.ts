import { setImmediate as nextTurn } from 'node:timers/promises';
import { answerError } from '@/gateway/answer';
import { EngineUnreachable } from '@/gateway/engines/engine-unreachable';
import type { Exchange } from '@/gateway/exchange';
import { log, reasonOf } from '@/gateway/log';
import { peerOf } from '@/gateway/pipeline/authenticate';
import { grantorsFor } from '@/gateway/pipeline/grantors-for';
import { withoutOwnSecrets } from '@/gateway/pipeline/own-secrets';
import { doorRefusals } from '@/gateway/prometheus/door-counters';
import { Refused } from '@/gateway/refused';
import { anonymousActor, recordBoundedRefusal } from '@/lib/audit/bounded-refusal';
import { auditActor } from '@/lib/audit/record';
import type { Actor } from '@/lib/auth/actor';
import { isUnreachable } from '@/lib/db/unreachable';

import { grantorsInWords } from '@/lib/grants/grantors-in-words';

/** What was known of a request when it was refused. */
export interface RefusedRequest {
  readonly actor: Actor | null;
  readonly clusterName: string;
}

/** Answers whatever stopped a request, and puts on record what belongs there. */
export async function refuse(exchange: Exchange, known: RefusedRequest, error: unknown): Promise<void> {
  const { correlationId } = exchange;
  if (error instanceof Refused) {
    doorRefusals.add({ status: String(error.status) });
    const { status } = error;
    const message = withoutOwnSecrets(exchange, await withGrantors(error, known.actor));
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
    reason: withoutOwnSecrets(exchange, reasonOf(error)),
    stack: error instanceof Error ? withoutOwnSecrets(exchange, error.stack ?? '') : undefined,
  });
  answerError(exchange, 500, withId('Wheelhouse failed to carry this out.', correlationId));
}

function withId(message: string, correlationId: string): string {
  return `${message} (request ${correlationId})`;
}

/** Who could give the missing right, or change the limit, in words after the sentence. */
async function withGrantors(refused: Refused, actor: Actor | null): Promise<string> {
  const grantors = await grantorsFor(refused, actor);
  if (grantors.length === 0) return refused.message;
  const deed = refused.facts.limitOf === undefined ? 'grant' : 'change';
  return `${refused.message} ${grantorsInWords(grantors)} can ${deed} it.`;
}

async function record(
  exchange: Exchange,
  { actor, clusterName }: RefusedRequest,
  refused: Refused,
): Promise<void> {
  const { correlationId, request } = exchange;
  const path = (request.url ?? '').split('?', 1)[0]?.slice(0, 300);
  try {
    await recordBoundedRefusal(
      actor ? auditActor(actor) : anonymousActor(peerOf(exchange)),
      {
        operation: 'engine.request',
        cluster: clusterName,
        request: { method: request.method ?? '', path },
        ...refused.facts.subject,
      },
      {
        status: refused.status,
        detail: withoutOwnSecrets(exchange, refused.message),
        durationMs: performance.now() - exchange.startedAtMs,
      },
      correlationId,
    );
  } catch (error) {
    // Nothing was done, so there is nothing to take back; the refusal stands.
    log('error', 'refusal not recorded', { correlationId, reason: reasonOf(error) });
  }
}
