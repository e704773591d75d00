import type { Call } from '@/gateway/call';
import { demand } from '@/gateway/pipeline/rights';
import { Refused } from '@/gateway/refused';
import { isPredefinedNetwork } from '@/gateway/resolve/predefined-network';
import { subjectOf } from '@/gateway/resolve/resolve-target';
import { resolveThing } from '@/gateway/resolve/resolve-thing';
import { predefinedInSwarm, type SwarmNetwork } from '@/gateway/resolve/swarm-network';
import { asFault } from '@/gateway/services/as-fault';
import type { CollectionPath } from '@/lib/access/collection-path';

/**
 * Demands the right to every network that tasks are on. A Swarm has its own `host`, `bridge` and
 * `none`, which no list names: they are found by name, or by the id that a spec holds.
 *
 * @returns full ids by what the client wrote
 */
export async function usableNetworks(
  call: Call,
  references: readonly string[],
  collection: CollectionPath,
): Promise<Map<string, string>> {
  const ids = new Map<string, string>();
  for (const reference of references) ids.set(reference, await usableNetwork(call, reference, collection));
  return ids;
}

async function usableNetwork(call: Call, reference: string, collection: CollectionPath): Promise<string> {
  const predefined = await predefinedInSwarm(call, reference);
  if (predefined) return demandPredefined(call, predefined, collection);
  const network = await asFault(() => resolveThing(call, 'network', reference));
  if (isPredefinedNetwork(network)) {
    const inSwarm = await predefinedInSwarm(call, network.name);
    if (inSwarm === null) throw new Refused(400, `network ${reference} cannot be used with services`);
    return demandPredefined(call, inSwarm, collection);
  }
  demand(call, 'network.use', network.place.collection, subjectOf(network));
  return network.id;
}

function demandPredefined(
  call: Call,
  { id, name }: Pick<SwarmNetwork, 'id' | 'name'>,
  collection: CollectionPath,
): string {
  if (name === 'host') {
    demand(call, 'service.create.host-network', collection, {}, "use the nodes' network in a service");
  }
  return id;
}
