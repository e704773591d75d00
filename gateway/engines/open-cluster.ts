import { Addressed } from '@/gateway/engines/addressed';
import type { Cluster, ClusterRow } from '@/gateway/engines/cluster';
import type { Engine } from '@/gateway/engines/engine';
import type { KeptInventory } from '@/gateway/engines/inventory';
import type { Member } from '@/gateway/engines/member';
import { type FleetInventory, fleetInventory } from '@/gateway/inventory/fleet-inventory';
import { nodeInventory } from '@/gateway/inventory/node-inventory';

/**
 * The cluster as those know it who keep it for long: it follows the engine that is addressed.
 *
 * @param members as they are now; they may come and go
 */
export function openCluster(
  row: ClusterRow,
  members: readonly Member[],
): { readonly cluster: Cluster; readonly inventory: FleetInventory } {
  const { id, name, isDefault, registryHosts } = row;
  const addressed = new Addressed();
  const member = () => addressed.choose(members);
  const views = new WeakMap<Member, Views>();

  const viewOf = (of: Member, inventory: KeptInventory): Cluster => ({
    id,
    name,
    isDefault,
    registryHosts,
    members,
    engine: of.engine,
    inventory,
    condition: of.condition,
    member: of,
    pinned: () => viewsOf(of).whole,
    at,
  });
  const viewsOf = (of: Member): Views => {
    const known = views.get(of);
    if (known) return known;
    const made = {
      whole: viewOf(
        of,
        fleetInventory(() => of, members),
      ),
      alone: viewOf(of, nodeInventory(of, member)),
    };
    views.set(of, made);
    return made;
  };
  const at = (engineOrNode: string): Cluster | null => {
    if (engineOrNode === '') return null;
    const found = members.find((one) => one.id === engineOrNode || one.condition.nodeId === engineOrNode);
    return found ? viewsOf(found).alone : null;
  };

  const inventory = fleetInventory(member, members);
  const cluster: Cluster = {
    id,
    name,
    isDefault,
    registryHosts,
    members,
    engine: engineOf(() => member().engine),
    inventory,
    get condition() {
      return member().condition;
    },
    get member() {
      return member();
    },
    pinned: () => viewsOf(member()).whole,
    at,
  };
  return { cluster, inventory };
}

interface Views {
  readonly whole: Cluster;
  readonly alone: Cluster;
}

function engineOf(current: () => Engine): Engine {
  return {
    get isLocal() {
      return current().isLocal;
    },
    certificates: () => current().certificates(),
    read: (request) => current().read(request),
    send: (request) => current().send(request),
    hijack: (request) => current().hijack(request),
    close: () => current().close(),
  };
}
