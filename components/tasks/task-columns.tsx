import { ImageText } from '@/components/images/image-text';
import { collectionColumn } from '@/components/resources/placement-columns';
import { ResourceLink } from '@/components/resources/resource-link';
import { TaskMark } from '@/components/tasks/task-mark';
import { RelativeTime } from '@/components/ui/relative-time';
import type { Column } from '@/components/ui/table/column';
import type { OnCluster } from '@/lib/rows/placed-row';
import type { TaskRow } from '@/lib/tasks/row';

export type TaskLine = OnCluster<TaskRow>;

const name: Column<TaskLine> = {
  id: 'name',
  header: 'Task',
  isTitle: true,
  cell: (row) => <ResourceLink cluster={row.cluster} kind="tasks" id={row.id} name={row.name} />,
  sortBy: (row) => row.name,
  filterText: (row) => `${row.name} ${row.id}`,
};

const service: Column<TaskLine> = {
  id: 'service',
  header: 'Service',
  cell: (row) => <ResourceLink cluster={row.cluster} kind="services" id={row.serviceId} name={row.service} />,
  sortBy: (row) => row.service,
  filterText: (row) => row.service,
};

const rest: readonly Column<TaskLine>[] = [
  {
    id: 'state',
    header: 'State',
    width: 'w-36',
    cell: (row) => <TaskMark task={row} />,
    sortBy: (row) => row.state,
    filterText: (row) => row.state,
  },
  {
    id: 'error',
    header: 'Why it ended',
    cell: (row) => (
      <span className="break-words">
        {row.error}
        {row.exitCode ? <span className="text-ink-soft"> (exit code {row.exitCode})</span> : null}
      </span>
    ),
    filterText: (row) => row.error,
  },
  {
    id: 'node',
    header: 'Node',
    width: 'w-36',
    cell: (row) =>
      row.nodeId && row.node ? (
        <ResourceLink cluster={row.cluster} kind="nodes" id={row.nodeId} name={row.node} />
      ) : null,
    sortBy: (row) => row.node ?? '',
    filterText: (row) => row.node ?? '',
  },
  {
    id: 'container',
    header: 'Container',
    width: 'w-32',
    cell: (row) =>
      row.containerId ? (
        <ResourceLink
          cluster={row.cluster}
          kind="containers"
          id={row.containerId}
          name={row.containerId.slice(0, 12)}
        />
      ) : null,
    filterText: (row) => row.containerId ?? '',
    initiallyHidden: true,
  },
  {
    id: 'image',
    header: 'Image',
    fits: true,
    cell: (row) => <ImageText name={row.image} />,
    sortBy: (row) => row.image,
    filterText: (row) => row.image,
    initiallyHidden: true,
  },
  {
    id: 'since',
    header: 'Since',
    width: 'w-32',
    cell: (row) => (row.since === null ? '' : <RelativeTime at={row.since} />),
    sortBy: (row) => row.since ?? 0,
  },
];

/** The tasks of one service. */
export const ownTaskColumns: readonly Column<TaskLine>[] = [name, ...rest];

/** The tasks of all services. */
export const taskColumns: readonly Column<TaskLine>[] = [name, service, ...rest, collectionColumn];
