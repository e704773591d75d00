import { answerNothing } from '@/gateway/answer';
import type { Call } from '@/gateway/call';
import { EngineUnreachable } from '@/gateway/engines/engine-unreachable';
import { askEngine, jsonOf } from '@/gateway/pipeline/ask-engine';
import { demandOnTarget } from '@/gateway/pipeline/demand-on-target';
import { answerEngineError, engineMessage } from '@/gateway/pipeline/engine-error';
import { onRecord } from '@/gateway/pipeline/on-record';
import { Refused } from '@/gateway/refused';
import { targetOf } from '@/gateway/resolve/resolve-target';
import { resolveThing } from '@/gateway/resolve/resolve-thing';
import { asObject } from '@/lib/docker-api/answers/fields';
import { keepingOwnLabels } from '@/lib/docker-api/guard/own-labels';
import { kinds } from '@/lib/docker-api/kinds/kinds';
import { nodeSpec } from '@/lib/docker-api/schemas/node';

/**
 * Drains, pauses, labels, promotes or demotes a node. Our own labels say where services may run: they
 * stay as they are, whatever is asked.
 */
export async function nodeUpdate(call: Call): Promise<void> {
  const wished = nodeSpec.parse(call.body);
  const thing = await resolveThing(call, 'node', call.parameter);
  const target = targetOf(thing);
  const { operation, allowedBy } = demandOnTarget(call, target);
  const inspected = await askEngine(call, { method: 'GET', segments: ['nodes', thing.id] });
  if (inspected.status >= 400) {
    await answerEngineError(call, inspected);
    return;
  }
  const found = kinds.node.read(asObject(jsonOf(inspected)));
  if (found.id !== thing.id) throw new EngineUnreachable('the engine showed something else than the node');
  const present = found.labels;
  const kept = keepingOwnLabels(wished.Labels, present);
  if ('refused' in kept) throw new Refused(400, kept.refused);
  const body = { ...wished, Labels: { ...kept.labels } };
  const request = { role: body.Role, availability: body.Availability, labels: kept.labels };
  await onRecord(call, { ...target.subject, operation, allowedBy, request }, async () => {
    const answer = await askEngine(call, {
      method: 'POST',
      segments: ['nodes', thing.id, 'update'],
      // The version that the client saw: of two who change a node at once, one is told.
      query: call.query,
      body,
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
