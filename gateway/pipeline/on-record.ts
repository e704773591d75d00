import type { Call } from '@/gateway/call';
import { EngineUnreachable } from '@/gateway/engines/engine-unreachable';
import type { Exchange } from '@/gateway/exchange';
import { log, reasonOf } from '@/gateway/log';
import { demandProof } from '@/gateway/pipeline/demand-proof';
import { withoutOwnSecrets } from '@/gateway/pipeline/own-secrets';
import { isUncertain } from '@/gateway/pipeline/uncertain-failure';
import { changesUnderWay } from '@/gateway/reconcile/changes-under-way';
import { gatewayId } from '@/gateway/reconcile/presence';
import { Refused } from '@/gateway/refused';
import {
  type AuditSubject,
  auditActor,
  type RecordedIntent,
  recordIntent,
  recordOutcome,
} from '@/lib/audit/record';
import { db } from '@/lib/db/client';
import { isUnreachable } from '@/lib/db/unreachable';
import { wordsOnArchive } from '@/lib/docker-api/secrets/words-on-archive';

/** What became of a change. */
export interface Outcome {
  /** The status that the engine answered with. */
  readonly status: number;
  /** One line of the engine's, where it failed. */
  readonly detail?: string;
  /** What became known while it was made, e.g. the id of the new thing. */
  readonly subject?: Partial<AuditSubject>;
}

const withIntent = new WeakSet<Exchange>();

/** Whether a change of this request is on record: it must not be begun again from the start. */
export function hasIntent(exchange: Exchange): boolean {
  return withIntent.has(exchange);
}

/**
 * Makes a change: its intent is committed before `change` runs, its outcome after.
 *
 * @param correlationId the request's own, unless one request makes several changes
 * @throws Refused 503 when the intent could not be recorded; `change` was not called then
 */
export async function onRecord(
  call: Call,
  subject: AuditSubject,
  change: () => Promise<Outcome>,
  correlationId = call.exchange.correlationId,
): Promise<void> {
  await demandProof(call, subject);
  changesUnderWay.add(correlationId);
  try {
    await makeOnRecord(call, await intend(call, subject, correlationId), change);
  } finally {
    changesUnderWay.delete(correlationId);
  }
}

async function makeOnRecord(
  call: Call,
  intent: RecordedIntent,
  change: () => Promise<Outcome>,
): Promise<void> {
  try {
    const { status, detail, subject: more } = await change();
    await conclude(intent, {
      outcome: status < 400 ? 'done' : isUncertain(status, detail) ? 'unknown' : 'failed',
      status,
      ...(detail === undefined ? {} : { detail: keptOf(call, detail) }),
      ...(more ? { subject: more } : {}),
    });
  } catch (error) {
    // Where the engine went away in the middle nobody knows whether it had begun.
    const outcome = error instanceof EngineUnreachable ? 'unknown' : 'failed';
    const status = statusOf(error);
    await conclude(intent, { outcome, status, detail: withoutOwnSecrets(call.exchange, reasonOf(error)) });
    throw error;
  }
}

/** Of what an engine says: secrets that were in fields are known by their values, those in archives are not. */
function keptOf({ exchange, route }: Call, said: string): string {
  const { headers } = exchange.request;
  const hasBody = Number(headers['content-length'] ?? 0) > 0 || headers['transfer-encoding'] !== undefined;
  return route.body === 'stream' && hasBody ? wordsOnArchive(said) : withoutOwnSecrets(exchange, said);
}

/** What whoever asked is answered (gateway/pipeline/refuse). */
function statusOf(error: unknown): number {
  if (error instanceof Refused) return error.status;
  return error instanceof EngineUnreachable || isUnreachable(error) ? 503 : 500;
}

async function intend(
  { actor, cluster, exchange, route: { method, path } }: Call,
  subject: AuditSubject,
  correlationId: string,
): Promise<RecordedIntent> {
  withIntent.add(exchange);
  try {
    const { name, member } = cluster;
    return await recordIntent(
      db,
      auditActor(actor),
      { cluster: name, engine: member.id, route: `${method} ${path}`, gateway: gatewayId, ...subject },
      correlationId,
    );
  } catch (error) {
    log('error', 'intent not recorded', { correlationId, reason: reasonOf(error) });
    throw new Refused(503, 'Nothing was done: it could not be written to the audit log.');
  }
}

/** The change is made, recorded or not: an intent without an outcome says that much. */
async function conclude(intent: RecordedIntent, result: Parameters<typeof recordOutcome>[2]): Promise<void> {
  try {
    await recordOutcome(db, intent, result);
  } catch (error) {
    log('error', 'outcome not recorded', {
      correlationId: intent.correlationId,
      ...result,
      reason: reasonOf(error),
    });
  }
}
