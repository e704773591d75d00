import type { KeptInventory } from '@/gateway/engines/inventory';
import type { Member } from '@/gateway/engines/member';
import { type ItemKind, itemLists } from '@/lib/docker-api/kinds/item-kinds';

/**
 * What one engine has, and of the Swarm what the addressed manager tells: what is on a worker is placed
 * by its services, of which a worker knows nothing.
 */
export function nodeInventory(member: Member, manager: () => Member): KeptInventory {
  const own = member.inventory;
  const whose = (kind: ItemKind) =>
    itemLists[kind].isSwarm && member.condition.role !== 'manager' ? manager().inventory : own;
  return {
    get isFollowing() {
      return own.isFollowing;
    },
    get apiVersion() {
      return own.apiVersion;
    },
    items: (kind) => whose(kind).items(kind),
    known: (kind) => whose(kind).known(kind),
    freshness: () => own.freshness(),
    detailsChangedAt: (id) => own.detailsChangedAt(id),
    swarmSilence: () => whose('service').swarmSilence(),
    get timesFollowed() {
      return own.timesFollowed;
    },
    onChange: (listener) => own.onChange(listener),
    onEvent: (listener) => own.onEvent(listener),
    things: (kind) => whose(kind).things(kind),
    recent: (kind, reference) => whose(kind).recent(kind, reference),
    volume: (name) => own.volume(name),
    tasks: () => whose('task').tasks(),
    images: () => own.images(),
    imageLabels: (imageId) => own.imageLabels(imageId),
    follow: (stopping, followed) => own.follow(stopping, followed),
    touch: (touched) => whose(touched.kind).touch(touched),
  };
}
