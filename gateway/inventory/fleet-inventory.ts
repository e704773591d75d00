import type { KeptInventory, KnownOfKind } from '@/gateway/engines/inventory';
import type { Member } from '@/gateway/engines/member';
import type { InventoryChange } from '@/gateway/inventory/change-listeners';
import { FleetContainers } from '@/gateway/inventory/fleet-containers';
import { FleetListeners } from '@/gateway/inventory/fleet-listeners';
import type { Item } from '@/gateway/inventory/item';
import type { ItemKind } from '@/lib/docker-api/kinds/item-kinds';

/** What is known of a whole cluster. Call `followMembers` when its engines, or the addressed one, may be others. */
export interface FleetInventory extends KeptInventory {
  followMembers(): void;
}

/**
 * What is known of a cluster: all that its addressed engine has, and the containers of the others.
 *
 * @param base the addressed engine
 * @param members as they are now; they may come and go
 */
export function fleetInventory(base: () => Member, members: readonly Member[]): FleetInventory {
  const containers = new FleetContainers(base, members);
  const listeners = new FleetListeners(base, members);
  const own = () => base().inventory;
  const isWhole = (kind: ItemKind) => kind === 'container' && members.length > 1;
  return {
    get isFollowing() {
      return own().isFollowing;
    },
    get apiVersion() {
      return own().apiVersion;
    },
    // Of containers, K is 'container': the compiler does not see that.
    items: async <K extends ItemKind>(kind: K) =>
      isWhole(kind) ? ((await containers.items()) as unknown as readonly Item<K>[]) : own().items(kind),
    known: <K extends ItemKind>(kind: K) =>
      isWhole(kind) ? (containers.known() as unknown as KnownOfKind<K>) : own().known(kind),
    freshness: () => own().freshness(),
    detailsChangedAt: (id) => Math.max(0, ...members.map(({ inventory }) => inventory.detailsChangedAt(id))),
    swarmSilence: () => own().swarmSilence(),
    get timesFollowed() {
      return own().timesFollowed;
    },
    onChange: (listener: (change: InventoryChange) => void) => listeners.onChange(listener),
    onEvent: (listener) => listeners.onEvent(listener),
    followMembers: () => listeners.followMembers(),
    things: async (kind) => (isWhole(kind) ? containers.things() : own().things(kind)),
    recent: async (kind, reference) =>
      isWhole(kind) ? containers.recent(reference) : own().recent(kind, reference),
    volume: (name) => own().volume(name),
    tasks: () => own().tasks(),
    images: () => own().images(),
    imageLabels: (imageId) => own().imageLabels(imageId),
    follow: async () => {
      throw new Error('The engines of a cluster are followed one by one.');
    },
    touch: (touched) => {
      if (!isWhole(touched.kind)) own().touch(touched);
      else for (const { inventory } of members) inventory.touch(touched);
    },
  };
}
