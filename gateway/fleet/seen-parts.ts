import type { Item } from '@/gateway/inventory/item';
import { containerRow } from '@/lib/containers/row';
import type { SeenContainer, SeenNode, SeenService, SeenTask } from '@/lib/fleet/seen';
import { nodeRow } from '@/lib/nodes/row';
import { serviceRow } from '@/lib/services/row';
import { taskRow } from '@/lib/tasks/row';

/** What is counted does not depend on where it is. */
const nowhere = { collection: '/', owner: null };

/** What of each item is counted, read once: an item never changes. Rows are far larger and not kept. */
export const seenNode = onceEach((item: Item<'node'>): SeenNode => {
  const row = nodeRow(item.item, nowhere);
  const { id, name, state, message, availability, role, isLeader, reachability, cpus, memoryBytes } = row;
  return { id, name, state, message, availability, role, isLeader, reachability, cpus, memoryBytes };
});

export const seenService = onceEach((item: Item<'service'>): SeenService => {
  const { id, name, mode, desired, updateState, updateMessage } = serviceRow(item.item, nowhere, []);
  const replicas = mode === 'global' || mode === 'global-job' ? null : desired;
  return { id, name, replicas, updateState, updateMessage };
});

export const seenTask = onceEach((item: Item<'task'>): SeenTask => {
  const row = taskRow(item.item, nowhere, { service: '', node: null });
  const { serviceId, nodeId, state, desiredState } = row;
  const { reservedCpus, reservedMemoryBytes, limitCpus, limitMemoryBytes } = row;
  return {
    serviceId,
    nodeId,
    state,
    desiredState,
    reservedCpus,
    reservedMemoryBytes,
    limitCpus,
    limitMemoryBytes,
  };
});

export const seenContainer = onceEach((item: Item<'container'>): SeenContainer => {
  const { id, name, state, status, serviceId } = containerRow(item.item, nowhere, 0);
  return { id, name, state, status, serviceId };
});

function onceEach<Of extends object, Part>(read: (item: Of) => Part): (item: Of) => Part {
  const known = new WeakMap<Of, Part>();
  return (item) => {
    const before = known.get(item);
    if (before !== undefined) return before;
    const part = read(item);
    known.set(item, part);
    return part;
  };
}
