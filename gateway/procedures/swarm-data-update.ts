import { answerNothing } from '@/gateway/answer';
import type { Call, Procedure } from '@/gateway/call';
import { askEngine } from '@/gateway/pipeline/ask-engine';
import { demandOnTarget } from '@/gateway/pipeline/demand-on-target';
import { answerEngineError, engineMessage } from '@/gateway/pipeline/engine-error';
import { onRecord } from '@/gateway/pipeline/on-record';
import { Refused } from '@/gateway/refused';
import { targetOf } from '@/gateway/resolve/resolve-target';
import { resolveThing } from '@/gateway/resolve/resolve-thing';
import { changedLabels } from '@/lib/docker-api/guard/own-labels';
import { kinds } from '@/lib/docker-api/kinds/kinds';
import { configSpec, type SwarmDataSpec, secretSpec } from '@/lib/docker-api/schemas/swarm-data';

/** Changes the labels of a secret: a Swarm lets nothing else of it be changed. */
export const secretUpdate: Procedure = (call) => update(call, 'secret', secretSpec.parse(call.body));

/** The same for a config. */
export const configUpdate: Procedure = (call) => update(call, 'config', configSpec.parse(call.body));

async function update(call: Call, kind: 'secret' | 'config', wished: SwarmDataSpec): Promise<void> {
  const thing = await resolveThing(call, kind, call.parameter);
  const target = targetOf(thing);
  const { operation, allowedBy } = demandOnTarget(call, target);
  const changed = changedLabels(wished.Labels, thing.labels, thing.place.collection);
  if ('refused' in changed) throw new Refused(400, changed.refused);
  if (wished.Name !== thing.name) throw new Refused(400, 'only updates to Labels are allowed');
  const request = { labels: Object.keys(changed.labels) };
  await onRecord(call, { ...target.subject, operation, allowedBy, request }, async () => {
    const answer = await askEngine(call, {
      method: 'POST',
      segments: [kinds[kind].folder, thing.id, 'update'],
      query: call.query,
      // Without its content, which stays as it is: who may not read a config sends back what we showed.
      body: { Name: thing.name, Labels: changed.labels },
    });
    const { status } = answer;
    if (status >= 400) {
      await answerEngineError(call, answer);
      return { status, detail: engineMessage(answer) };
    }
    answerNothing(call.exchange, 200);
    return { status };
  });
}
