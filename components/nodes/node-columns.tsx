import { CapacityBar } from '@/components/capacity/capacity-bar';
import { cpusText } from '@/components/capacity/capacity-words';
import { NodeMark } from '@/components/nodes/node-mark';
import { nodeState } from '@/components/nodes/node-state';
import { roleWords } from '@/components/nodes/role-words';
import { ResourceLink } from '@/components/resources/resource-link';
import { bytesText } from '@/components/ui/bytes';
import type { Column } from '@/components/ui/table/column';
import { isOwnLabel } from '@/lib/docker-api/labels';
import type { Use } from '@/lib/nodes/reserved';
import type { NodeRow } from '@/lib/nodes/row';
import type { OnCluster } from '@/lib/rows/placed-row';

/** A node with what its tasks take of it. */
export type NodeLine = OnCluster<NodeRow> & { readonly use: Use };

/** Its own labels, as one line. */
export function labelsText({ labels }: NodeRow): string {
  return Object.entries(labels)
    .filter(([key]) => !isOwnLabel(key))
    .map(([key, value]) => (value === '' ? key : `${key}=${value}`))
    .sort()
    .join(', ');
}

const name: Column<NodeLine> = {
  id: 'name',
  header: 'Name',
  isTitle: true,
  cell: (row) => <ResourceLink cluster={row.cluster} kind="nodes" id={row.id} name={row.name} />,
  sortBy: (row) => row.name,
  filterText: (row) => `${row.name} ${row.id} ${row.address ?? ''}`,
};
const state: Column<NodeLine> = {
  id: 'state',
  header: 'State',
  width: 'w-32',
  cell: (row) => <NodeMark node={row} tasks={row.use.tasks} />,
  sortBy: (row) => nodeState(row, row.use.tasks).word,
  filterText: (row) => `${nodeState(row, row.use.tasks).word} ${row.state} ${row.availability}`,
};
const role: Column<NodeLine> = {
  id: 'role',
  header: 'Role',
  width: 'w-36',
  cell: (row) => roleWords(row),
  sortBy: (row) => roleWords(row),
  filterText: (row) => roleWords(row),
};
const tasks: Column<NodeLine> = {
  id: 'tasks',
  header: 'Tasks',
  width: 'w-20',
  align: 'end',
  cell: (row) => row.use.tasks,
  sortBy: (row) => row.use.tasks,
};
const cpu: Column<NodeLine> = {
  id: 'cpu',
  header: 'CPU reserved',
  width: 'w-36',
  cell: (row) => (
    <CapacityBar label="CPU" total={row.cpus} reserved={row.use.reserved.cpus} text={cpusText} isCompact />
  ),
  sortBy: (row) => row.use.reserved.cpus / Math.max(row.cpus, 1e-9),
};
const memory: Column<NodeLine> = {
  id: 'memory',
  header: 'Memory reserved',
  width: 'w-40',
  cell: (row) => (
    <CapacityBar
      label="Memory"
      total={row.memoryBytes}
      reserved={row.use.reserved.memoryBytes}
      text={bytesText}
      isCompact
    />
  ),
  sortBy: (row) => row.use.reserved.memoryBytes / Math.max(row.memoryBytes, 1),
};
const engine: Column<NodeLine> = {
  id: 'engine',
  header: 'Engine',
  width: 'w-24 sm:max-xl:hidden',
  cell: (row) => row.engineVersion,
  sortBy: (row) => row.engineVersion,
  filterText: (row) => row.engineVersion,
};
const address: Column<NodeLine> = {
  id: 'address',
  header: 'Address',
  width: 'w-32',
  cell: (row) => row.address ?? '',
  sortBy: (row) => row.address ?? '',
  initiallyHidden: true,
};
const labels: Column<NodeLine> = {
  id: 'labels',
  header: 'Labels',
  cell: (row) => <span title={labelsText(row)}>{labelsText(row)}</span>,
  filterText: labelsText,
  initiallyHidden: true,
};
const collection: Column<NodeLine> = {
  id: 'collection',
  header: 'Collection',
  cell: (row) => <span title={row.collection}>{row.collection}</span>,
  sortBy: (row) => row.collection,
  filterText: (row) => row.collection,
};
const cluster: Column<NodeLine> = {
  id: 'cluster',
  header: 'Cluster',
  width: 'w-28',
  cell: (row) => row.cluster,
  sortBy: (row) => row.cluster,
  filterText: (row) => row.cluster,
};

/** @param menu what can be done with a node */
export function nodeColumns(
  withCluster: boolean,
  menu: Column<NodeLine>['cell'],
): readonly Column<NodeLine>[] {
  return [
    name,
    state,
    ...(withCluster ? [cluster] : []),
    role,
    tasks,
    cpu,
    memory,
    collection,
    engine,
    address,
    labels,
    { id: 'actions', header: 'Actions', isActions: true, width: 'w-14', cell: menu },
  ];
}
