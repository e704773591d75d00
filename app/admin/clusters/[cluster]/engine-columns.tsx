import type { EngineDialog } from '@/app/admin/clusters/[cluster]/engines-table';
import { ClusterMark } from '@/components/clusters/cluster-mark';
import { Badge } from '@/components/ui/badge';
import { MenuItem } from '@/components/ui/menu-items';
import { RelativeTime } from '@/components/ui/relative-time';
import { RowMenu } from '@/components/ui/row-menu';
import type { Column } from '@/components/ui/table/column';
import type { EngineView } from '@/lib/clusters/engine-schema';

export function nameOfEngine({ hostname, endpoint }: EngineView): string {
  return hostname || endpoint;
}

const facts: readonly Column<EngineView>[] = [
  {
    id: 'name',
    header: 'Engine',
    isTitle: true,
    cell: (engine) => (
      <span className="inline-flex max-w-full items-center gap-2">
        <span className="truncate">{nameOfEngine(engine)}</span>
        {engine.nodeId === '' ? null : <Badge>{engine.role}</Badge>}
      </span>
    ),
    sortBy: nameOfEngine,
    filterText: nameOfEngine,
  },
  {
    id: 'state',
    header: 'State',
    cell: ({ state, stateDetail }) => (
      <>
        <ClusterMark state={state} />
        {state !== 'reachable' && stateDetail ? (
          <span className="block text-[0.8125rem] text-ink-soft">{stateDetail}</span>
        ) : null}
      </>
    ),
    sortBy: ({ state }) => state,
    filterText: ({ state }) => state,
  },
  {
    id: 'endpoint',
    header: 'Endpoint',
    cell: ({ endpoint }) => <code className="break-all font-mono text-[0.8125rem]">{endpoint}</code>,
    filterText: ({ endpoint }) => endpoint,
  },
  {
    id: 'version',
    header: 'Version',
    width: 'w-36',
    cell: ({ engineVersion }) => engineVersion || <span className="text-ink-soft">unknown</span>,
    sortBy: ({ engineVersion }) => engineVersion,
  },
  {
    id: 'checked',
    header: 'Looked at',
    width: 'w-36',
    cell: ({ checkedAt }) =>
      checkedAt ? <RelativeTime at={checkedAt} /> : <span className="text-ink-soft">not yet</span>,
    sortBy: ({ checkedAt }) => checkedAt ?? '',
  },
  {
    id: 'added',
    header: 'Registered',
    width: 'w-36',
    cell: ({ createdAt }) => <RelativeTime at={createdAt} />,
    sortBy: ({ createdAt }) => createdAt,
  },
];

/** @param reason why engines cannot be changed by whoever looks; null when they can */
export function engineColumns(
  onOpen: (dialog: EngineDialog) => void,
  reason: string | null,
  isLast: boolean,
): readonly Column<EngineView>[] {
  const last = 'It is the only engine of its cluster: remove the cluster instead.';
  return [
    ...facts,
    {
      id: 'actions',
      header: 'Actions',
      isActions: true,
      width: 'w-18',
      cell: (engine) => (
        <RowMenu name={nameOfEngine(engine)}>
          <MenuItem onClick={() => onOpen({ kind: 'edit', engine })} disabledReason={reason}>
            Edit or test
          </MenuItem>
          <MenuItem
            tone="danger"
            onClick={() => onOpen({ kind: 'remove', engine })}
            disabledReason={reason ?? (isLast ? last : null)}
          >
            Remove
          </MenuItem>
        </RowMenu>
      ),
    },
  ];
}
