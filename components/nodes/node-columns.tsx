import { CapacityBar, usedOf } from '@/components/capacity/capacity-bar';
import { cpusText } from '@/components/capacity/capacity-words';
import { NodeMark } from '@/components/nodes/node-mark';
import type { NodeOfSwarm } from '@/components/nodes/node-obstacles';
import { nodeState } from '@/components/nodes/node-state';
import { roleWords } from '@/components/nodes/role-words';
import { ResourceLink } from '@/components/resources/resource-link';
import { bytesText } from '@/components/ui/bytes';
import type { Column } from '@/components/ui/table/column';
import { isOwnLabel } from '@/lib/docker-api/labels';
import type { NodeRow } from '@/lib/nodes/row';

/** Its own labels, as one line. */
export function labelsText({ labels }: NodeRow): string {
  return Object.entries(labels)
    .filter(([key]) => !isOwnLabel(key))
    .map(([key, value]) => (value === '' ? key : `${key}=${value}`))
    .sort()
    .join(', ');
}

const name: Column<NodeOfSwarm> = {
  id: 'name',
  header: 'Name',
  isTitle: true,
  cell: (row) => <ResourceLink cluster={row.cluster} kind="nodes" id={row.id} name={row.name} />,
  sortBy: (row) => row.name,
  filterText: (row) => `${row.name} ${row.id} ${row.address ?? ''}`,
};
const state: Column<NodeOfSwarm> = {
  id: 'state',
  header: 'State',
  width: 'w-32',
  cell: (row) => <NodeMark node={row} tasks={row.use.tasks} />,
  sortBy: (row) => nodeState(row, row.use.tasks).word,
  filterText: (row) => `${nodeState(row, row.use.tasks).word} ${row.state} ${row.availability}`,
};
const role: Column<NodeOfSwarm> = {
  id: 'role',
  header: 'Role',
  width: 'w-32',
  cell: (row) => roleWords(row),
  sortBy: (row) => roleWords(row),
  filterText: (row) => roleWords(row),
};
const tasks: Column<NodeOfSwarm> = {
  id: 'tasks',
  header: 'Tasks',
  width: 'w-22',
  align: 'end',
  cell: (row) => row.use.tasks,
  sortBy: (row) => row.use.tasks,
};
const cpu: Column<NodeOfSwarm> = {
  id: 'cpu',
  header: 'CPU · reserved',
  width: 'w-40',
  cell: (row) => (
    <CapacityBar
      label="CPU"
      total={row.cpus}
      reserved={row.use.reserved.cpus}
      {...usedOf(row.used, 'cpus')}
      text={cpusText}
      isCompact
    />
  ),
  sortBy: (row) => (row.used?.cpus ?? 0) / Math.max(row.cpus, 1e-9),
};
const memory: Column<NodeOfSwarm> = {
  id: 'memory',
  header: 'Memory · reserved',
  width: 'w-48',
  cell: (row) => (
    <CapacityBar
      label="Memory"
      total={row.memoryBytes}
      reserved={row.use.reserved.memoryBytes}
      {...usedOf(row.used, 'memoryBytes')}
      text={bytesText}
      isCompact
    />
  ),
  sortBy: (row) => (row.used?.memoryBytes ?? 0) / Math.max(row.memoryBytes, 1),
};
const engine: Column<NodeOfSwarm> = {
  id: 'engine',
  header: 'Engine',
  width: 'w-24 sm:max-[85rem]:hidden',
  // Debian's own builds say so behind a plus; the hint has it all.
  cell: (row) => <span data-title={row.engineVersion}>{row.engineVersion.split('+')[0]}</span>,
  sortBy: (row) => row.engineVersion,
  filterText: (row) => row.engineVersion,
};
const address: Column<NodeOfSwarm> = {
  id: 'address',
  header: 'Address',
  width: 'w-32',
  cell: (row) => row.address ?? '',
  sortBy: (row) => row.address ?? '',
  initiallyHidden: true,
};
const labels: Column<NodeOfSwarm> = {
  id: 'labels',
  header: 'Labels',
  cell: (row) => labelsText(row),
  filterText: labelsText,
  initiallyHidden: true,
};
const collection: Column<NodeOfSwarm> = {
  id: 'collection',
  header: 'Collection',
  width: 'w-36',
  cell: (row) => row.collection,
  sortBy: (row) => row.collection,
  filterText: (row) => row.collection,
};
export const nodeColumns: readonly Column<NodeOfSwarm>[] = [
  name,
  state,
  role,
  tasks,
  cpu,
  memory,
  collection,
  engine,
  address,
  labels,
];
