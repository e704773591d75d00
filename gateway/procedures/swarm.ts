import { answerBytes } from '@/gateway/answer';
import type { Call } from '@/gateway/call';
import { askEngine, jsonOf, type WholeAnswer } from '@/gateway/pipeline/ask-engine';
import { answerEngineError, engineMessage } from '@/gateway/pipeline/engine-error';
import { type Outcome, onRecord } from '@/gateway/pipeline/on-record';
import { demand, may } from '@/gateway/pipeline/rights';
import { rootCollection } from '@/lib/access/collection-path';
import { asObject } from '@/lib/docker-api/answers/fields';
import { filterSwarm } from '@/lib/docker-api/answers/swarm';
import type { JsonObject } from '@/lib/docker-api/json';
import { withoutSecretFields } from '@/lib/docker-api/secrets/secret-fields';
import { serialise } from '@/lib/docker-api/serialise';

/** No engine takes this long over founding, joining or leaving a Swarm. */
const changeWithinMs = 120_000;

/** How the Swarm is run; its join tokens to who may manage it, and then on record. */
export async function swarmInspect(call: Call): Promise<void> {
  const showsTokens = may(call.actor, 'swarm.manage', rootCollection);
  const act = async (): Promise<Outcome> => {
    const answer = await askEngine(call, { method: 'GET', segments: ['swarm'] });
    return answered(call, answer, () => serialise(filterSwarm(asObject(jsonOf(answer)), showsTokens)));
  };
  if (showsTokens) await readOnRecord(call, 'join tokens', act);
  else {
    demand(call, 'cluster.view', rootCollection);
    await act();
  }
}

/** The key that unlocks managers. */
export async function swarmUnlockKey(call: Call): Promise<void> {
  await readOnRecord(call, 'unlock key', async () => {
    const answer = await askEngine(call, { method: 'GET', segments: ['swarm', 'unlockkey'] });
    return answered(call, answer, () => answer.bytes);
  });
}

/** Founds, joins, leaves, changes or unlocks a Swarm. */
export async function swarmChange(call: Call): Promise<void> {
  const { route, query } = call;
  const subject = { operation: 'swarm.manage', collection: rootCollection } as const;
  const allowedBy = demand(call, 'swarm.manage', rootCollection, subject);
  const body = call.body === null ? null : (call.body as JsonObject);
  const request = {
    change: route.path,
    ...query,
    ...(body === null ? {} : { body: withoutSecretFields(body) }),
  };
  await onRecord(call, { ...subject, allowedBy, request }, async () => {
    const answer = await askEngine(call, {
      method: 'POST',
      segments: route.path.slice(1).split('/'),
      query,
      ...(body === null ? {} : { body }),
      withinMs: changeWithinMs,
    });
    return answered(call, answer, () => answer.bytes);
  });
}

async function readOnRecord(call: Call, what: string, act: () => Promise<Outcome>): Promise<void> {
  const subject = { operation: 'swarm.manage', collection: rootCollection } as const;
  const allowedBy = demand(call, 'swarm.manage', rootCollection, subject);
  await onRecord(call, { ...subject, allowedBy, request: { read: what } }, act);
}

async function answered(call: Call, answer: WholeAnswer, show: () => Buffer): Promise<Outcome> {
  const { status } = answer;
  if (status >= 400) {
    await answerEngineError(call, answer);
    return { status, detail: engineMessage(answer) };
  }
  answerBytes(call.exchange, status, 'application/json', answer.bytes.length === 0 ? Buffer.of() : show());
  return { status };
}
