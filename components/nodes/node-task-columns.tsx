import { ResourceLink } from '@/components/resources/resource-link';
import { TaskMark } from '@/components/tasks/task-mark';
import { RelativeTime } from '@/components/ui/relative-time';
import type { Column } from '@/components/ui/table/column';
import type { OnCluster } from '@/lib/rows/placed-row';
import type { TaskRow } from '@/lib/tasks/row';

type Row = OnCluster<TaskRow>;

/** The tasks of one node. */
export const nodeTaskColumns: readonly Column<Row>[] = [
  {
    id: 'name',
    header: 'Task',
    isTitle: true,
    cell: (row) => <ResourceLink cluster={row.cluster} kind="tasks" id={row.id} name={row.name} />,
    sortBy: (row) => row.name,
    filterText: (row) => `${row.name} ${row.id}`,
  },
  {
    id: 'state',
    header: 'State',
    width: 'w-32',
    cell: (row) => <TaskMark task={row} />,
    sortBy: (row) => row.state,
    filterText: (row) => `${row.state} ${row.error}`,
  },
  {
    id: 'service',
    header: 'Service',
    cell: (row) => (
      <ResourceLink cluster={row.cluster} kind="services" id={row.serviceId} name={row.service} />
    ),
    sortBy: (row) => row.service,
    filterText: (row) => row.service,
  },
  {
    id: 'image',
    header: 'Image',
    width: 'sm:max-lg:hidden',
    cell: (row) => <span className="font-mono text-[0.8125rem]">{row.image}</span>,
    filterText: (row) => row.image,
  },
  {
    id: 'since',
    header: 'Since',
    width: 'w-32',
    cell: (row) => (row.since === null ? '' : <RelativeTime at={row.since} />),
    sortBy: (row) => row.since ?? 0,
  },
];
