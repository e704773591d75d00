import { answerNothing } from '@/gateway/answer';
import type { Call } from '@/gateway/call';
import { askEngine } from '@/gateway/pipeline/ask-engine';
import { demandOnTarget } from '@/gateway/pipeline/demand-on-target';
import { answerEngineError, engineMessage } from '@/gateway/pipeline/engine-error';
import { onRecord } from '@/gateway/pipeline/on-record';
import { demand } from '@/gateway/pipeline/rights';
import { isPredefinedNetwork } from '@/gateway/resolve/predefined-network';
import { subjectOf, targetOf } from '@/gateway/resolve/resolve-target';
import { resolveThing } from '@/gateway/resolve/resolve-thing';
import { networkConnect, networkDisconnect } from '@/lib/docker-api/schemas/network';

/** Connects a container to a network or takes it off: it needs a right on both ends. */
export async function networkAttachment(call: Call): Promise<void> {
  const isConnecting = call.route.procedure === 'network-connect';
  const body = isConnecting ? networkConnect.parse(call.body) : networkDisconnect.parse(call.body);
  const network = await resolveThing(call, 'network', call.parameter);
  const container = await resolveThing(call, 'container', body.Container);
  const ends = { ...subjectOf(container), request: { network: network.name, networkId: network.id } };
  // Engines refuse to connect to `host`; `bridge` is for whoever may make containers there.
  const allowedBy = isPredefinedNetwork(network)
    ? demand(call, 'container.create', container.place.collection, ends)
    : demandOnTarget(call, targetOf(network)).allowedBy;
  demand(
    call,
    'container.update',
    container.place.collection,
    ends,
    'change which networks a container is on',
  );
  await onRecord(call, { ...ends, operation: 'network.use', allowedBy }, async () => {
    const answer = await askEngine(call, {
      method: 'POST',
      segments: ['networks', network.id, isConnecting ? 'connect' : 'disconnect'],
      body: { ...body, Container: container.id },
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
