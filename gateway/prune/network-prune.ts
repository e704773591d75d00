import { answerJson } from '@/gateway/answer';
import type { Call } from '@/gateway/call';
import { askEngine, jsonOf } from '@/gateway/pipeline/ask-engine';
import { answerEngineError } from '@/gateway/pipeline/engine-error';
import type { Placed } from '@/gateway/placements/places';
import { onePrune, pruneEach, removable } from '@/gateway/prune/prune-each';
import { pruneWishOf } from '@/gateway/prune/wish-of';
import { isPredefinedNetwork } from '@/gateway/resolve/predefined-network';
import { visibleItems } from '@/gateway/resolve/resolve-thing';
import { asList, asObject, asText } from '@/lib/docker-api/answers/fields';
import type { Json, JsonObject } from '@/lib/docker-api/json';

/** Removes the networks that nothing is connected to and the person may remove. */
export async function networkPrune(call: Call): Promise<void> {
  const wish = pruneWishOf(call);
  await onePrune(call, 'networks', async () => {
    const answer = await askEngine(call, { method: 'GET', segments: ['networks'] });
    if (answer.status >= 400) return answerEngineError(call, answer);
    const visible = await visibleItems(call, 'network', asList(jsonOf(answer)).map(asObject));
    const inServices = await networksOfServices(call);
    const chosen = visible.filter(
      ({ item, thing }) =>
        !isPredefinedNetwork(thing) &&
        item.Ingress !== true &&
        item.ConfigOnly !== true &&
        !inServices.has(thing.id) &&
        wish.matches(thing.labels, Date.parse(asText(item.Created))),
    );
    const free: Placed[] = [];
    for (const network of removable(
      call,
      'network',
      chosen.map(({ thing }) => thing),
    )) {
      if (await isUnused(call, network)) free.push(network);
    }
    const gone = await pruneEach(call, 'network', free);
    answerJson(call.exchange, 200, {
      NetworksDeleted: gone.length === 0 ? null : gone.map(({ name }) => name),
    });
  });
}

/** A list does not tell what is connected; an inspection does, of what runs. */
async function isUnused(call: Call, { id }: Placed): Promise<boolean> {
  const answer = await askEngine(call, { method: 'GET', segments: ['networks', id] });
  if (answer.status >= 400) return false;
  const { Containers } = asObject(jsonOf(answer));
  return Object.keys(asObject(Containers)).length === 0;
}

/** What services are connected to, wherever their tasks run. An engine without a Swarm has none. */
async function networksOfServices(call: Call): Promise<ReadonlySet<string>> {
  const answer = await askEngine(call, { method: 'GET', segments: ['services'] });
  if (answer.status >= 400) return new Set();
  return new Set(asList(jsonOf(answer)).flatMap((service) => targetsOf(asObject(service))));
}

function targetsOf({ Spec, Endpoint }: JsonObject): string[] {
  const spec = asObject(Spec);
  const attached: readonly Json[] = [
    ...asList(asObject(spec.TaskTemplate).Networks),
    ...asList(spec.Networks),
  ];
  const addresses = asList(asObject(Endpoint).VirtualIPs);
  return [
    ...attached.map((each) => asText(asObject(each).Target)),
    ...addresses.map((each) => asText(asObject(each).NetworkID)),
  ];
}
