import { answerBytes } from '@/gateway/answer';
import type { Call } from '@/gateway/call';
import { askEngine, jsonOf } from '@/gateway/pipeline/ask-engine';
import { demandOnTarget } from '@/gateway/pipeline/demand-on-target';
import { answerEngineError } from '@/gateway/pipeline/engine-error';
import { may } from '@/gateway/pipeline/rights';
import type { Placed } from '@/gateway/placements/places';
import { resolveNetwork } from '@/gateway/resolve/resolve-network';
import { targetOf } from '@/gateway/resolve/resolve-target';
import { visibleThings } from '@/gateway/resolve/resolve-thing';
import { predefinedInSwarm } from '@/gateway/resolve/swarm-network';
import { asObject } from '@/lib/docker-api/answers/fields';
import { filterNetwork, listedNetwork, type NetworkView } from '@/lib/docker-api/answers/network';
import type { JsonObject } from '@/lib/docker-api/json';
import { serialise } from '@/lib/docker-api/serialise';

/** Shows a network of the engine or of its Swarm, with those of its users that the person may see. */
export async function networkInspect(call: Call): Promise<void> {
  const { scope, verbose } = call.query;
  if (scope === 'swarm' || /^[0-9a-z]{25}$/.test(call.parameter)) {
    // Clients that make services ask for the Swarm's own `host`, which is in no list.
    const predefined = await predefinedInSwarm(call, call.parameter);
    if (predefined !== null) {
      answerNetwork(call, filterNetwork(predefined.shown, listedNetwork));
      return;
    }
  }
  const network = await resolveNetwork(call, call.parameter, typeof scope === 'string' ? scope : '');
  demandOnTarget(call, targetOf(network));
  const answer = await askEngine(call, {
    method: 'GET',
    segments: ['networks', network.id],
    query: { verbose, scope: scope === '' ? undefined : scope },
  });
  if (answer.status >= 400) {
    await answerEngineError(call, answer);
    return;
  }
  answerNetwork(call, filterNetwork(asObject(jsonOf(answer)), await viewOf(call, network)));
}

function answerNetwork({ exchange }: Call, shown: JsonObject): void {
  answerBytes(exchange, 200, 'application/json', Buffer.concat([serialise(shown), Buffer.from('\n')]));
}

async function viewOf(call: Call, network: Placed): Promise<NetworkView> {
  const containers = new Set((await visibleThings(call, 'container')).map(({ id }) => id));
  const services = new Set(
    call.query.verbose === true ? (await visibleThings(call, 'service')).map(({ name }) => name) : [],
  );
  return {
    container: (id) => containers.has(id),
    service: (name) => services.has(name),
    host: may(call.actor, 'container.view-host', network.place.collection),
  };
}
