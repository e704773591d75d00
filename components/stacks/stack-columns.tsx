import { ownerColumn } from '@/components/resources/placement-columns';
import { ResourceLink } from '@/components/resources/resource-link';
import { RelativeTime } from '@/components/ui/relative-time';
import { StatusDot } from '@/components/ui/status-dot';
import type { Column } from '@/components/ui/table/column';
import type { OnCluster } from '@/lib/rows/placed-row';
import type { StackRow } from '@/lib/stacks/row';

export type StackLine = OnCluster<StackRow>;

export function StackMark({ stack }: { stack: Pick<StackRow, 'running' | 'desired'> }) {
  const { running, desired } = stack;
  const tone = desired === 0 ? 'neutral' : running >= desired ? 'ok' : running === 0 ? 'danger' : 'warn';
  const word = { neutral: 'Scaled to none', ok: 'Running', warn: 'Too few', danger: 'Not running' }[tone];
  return (
    <StatusDot tone={tone}>
      {word}{' '}
      <span className="tabular-nums text-ink-soft">
        {running}/{desired}
      </span>
    </StatusDot>
  );
}

export const stackColumns: readonly Column<StackLine>[] = [
  {
    id: 'name',
    header: 'Name',
    isTitle: true,
    cell: (row) => <ResourceLink cluster={row.cluster} kind="stacks" id={row.name} name={row.name} />,
    sortBy: (row) => row.name,
    filterText: (row) => row.name,
  },
  {
    id: 'state',
    header: 'State',
    width: 'w-44',
    cell: (row) => <StackMark stack={row} />,
    sortBy: (row) => row.running - row.desired,
  },
  {
    id: 'parts',
    header: 'Made of',
    width: 'w-40',
    cell: (row) =>
      row.kind === 'swarm'
        ? `${row.services} ${row.services === 1 ? 'service' : 'services'}`
        : `${row.desired} ${row.desired === 1 ? 'container' : 'containers'}`,
    sortBy: (row) => row.services,
  },
  {
    id: 'collection',
    header: 'Collection',
    cell: (row) => row.collections.join(', '),
    sortBy: (row) => row.collection,
    filterText: (row) => row.collections.join(' '),
  },
  ownerColumn,
  {
    id: 'updated',
    header: 'Changed',
    width: 'w-32',
    cell: (row) => (row.updatedAt === null ? '' : <RelativeTime at={row.updatedAt} />),
    sortBy: (row) => row.updatedAt ?? 0,
  },
];
