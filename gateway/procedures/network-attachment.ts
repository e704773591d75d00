import { answerNothing } from '@/gateway/answer';
import type { Call } from '@/gateway/call';
import { askEngine } from '@/gateway/pipeline/ask-engine';
import { callAt } from '@/gateway/pipeline/call-at';
import { demandOnTarget } from '@/gateway/pipeline/demand-on-target';
import { answerEngineError, engineMessage } from '@/gateway/pipeline/engine-error';
import { onRecord } from '@/gateway/pipeline/on-record';
import { demand } from '@/gateway/pipeline/rights';
import type { Placed } from '@/gateway/placements/places';
import { Refused } from '@/gateway/refused';
import { isPredefinedNetwork } from '@/gateway/resolve/predefined-network';
import { resolveNetwork } from '@/gateway/resolve/resolve-network';
import { subjectOf, targetOf } from '@/gateway/resolve/resolve-target';
import { resolveThing } from '@/gateway/resolve/resolve-thing';
import { type NetworkConnect, networkConnect, networkDisconnect } from '@/lib/docker-api/schemas/network';

/**
 * Connects a container to a network or takes it off, on the engine that has the container: it needs a
 * right on both ends.
 */
export async function networkAttachment(asked: Call): Promise<void> {
  const isConnecting = asked.route.procedure === 'network-connect';
  const connecting = isConnecting ? networkConnect.parse(asked.body) : null;
  const body = connecting ?? networkDisconnect.parse(asked.body);
  const { call, container, network } = await bothEnds(asked, body.Container);
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
      body: { ...body, ...(connecting ? pinnedTo(network, connecting) : {}), Container: container.id },
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

/** Of a container that does not run, engines keep the network's name alone: see bind-references. */
function pinnedTo(network: Placed, { EndpointConfig }: NetworkConnect): Partial<NetworkConnect> {
  return isPredefinedNetwork(network) ? {} : { EndpointConfig: { ...EndpointConfig, NetworkID: network.id } };
}

/** Both ends, and the call at the container's engine. @throws Refused 404 as the engine does: the network first */
async function bothEnds(asked: Call, reference: string) {
  try {
    const container = await resolveThing(asked, 'container', reference);
    const call = callAt(asked, container);
    return { call, container, network: await networkThere(asked, call) };
  } catch (error) {
    if (error instanceof Refused && error.status === 404)
      await resolveThing(asked, 'network', asked.parameter);
    throw error;
  }
}

/** An engine has networks of its own, and knows those of its Swarm only once something is on them. */
async function networkThere(asked: Call, call: Call): Promise<Placed> {
  if (call === asked) return resolveThing(call, 'network', call.parameter);
  try {
    return await resolveThing(call, 'network', call.parameter);
  } catch (error) {
    if (!(error instanceof Refused) || error.status !== 404) throw error;
    return resolveNetwork(asked, call.parameter, 'swarm');
  }
}
