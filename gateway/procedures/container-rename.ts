import { answerNothing } from '@/gateway/answer';
import type { Call } from '@/gateway/call';
import { askEngine } from '@/gateway/pipeline/ask-engine';
import { callAt } from '@/gateway/pipeline/call-at';
import { demandOnTarget } from '@/gateway/pipeline/demand-on-target';
import { answerEngineError, engineMessage } from '@/gateway/pipeline/engine-error';
import { onRecord } from '@/gateway/pipeline/on-record';
import { recordName } from '@/gateway/placements/record';
import { Refused } from '@/gateway/refused';
import { targetOf } from '@/gateway/resolve/resolve-target';
import { resolveThing } from '@/gateway/resolve/resolve-thing';

/** Gives a container another name, on the engine and in the record of its place. */
export async function containerRename(asked: Call): Promise<void> {
  const thing = await resolveThing(asked, 'container', asked.parameter);
  const call = callAt(asked, thing);
  const { cluster, query } = call;
  const target = targetOf(thing);
  const { operation, allowedBy } = demandOnTarget(call, target);
  const { name } = query;
  if (typeof name !== 'string' || name === '')
    throw new Refused(400, 'Neither old nor new names may be empty');
  await onRecord(call, { ...target.subject, operation, allowedBy, request: { name } }, async () => {
    const answer = await askEngine(call, {
      method: 'POST',
      segments: ['containers', thing.id, 'rename'],
      query: { name },
    });
    const { status } = answer;
    if (status >= 400) {
      await answerEngineError(call, answer);
      return { status, detail: engineMessage(answer) };
    }
    await recordName(cluster, thing, name);
    answerNothing(call.exchange, 204);
    return { status };
  });
}
