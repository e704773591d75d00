import type { ClusterDialog } from '@/app/admin/clusters/clusters-table';
import { ClusterMark } from '@/components/clusters/cluster-mark';
import { Badge } from '@/components/ui/badge';
import { TextLink } from '@/components/ui/button';
import { MenuItem } from '@/components/ui/menu-items';
import { RelativeTime } from '@/components/ui/relative-time';
import { RowMenu } from '@/components/ui/row-menu';
import type { Column } from '@/components/ui/table/column';
import type { EngineView } from '@/lib/clusters/engine-schema';
import type { ClusterView } from '@/lib/clusters/schema';
import { paths } from '@/lib/paths/console-paths';

const unknown = <span className="text-ink-soft">unknown</span>;

const facts: readonly Column<ClusterView>[] = [
  {
    id: 'name',
    header: 'Cluster',
    isTitle: true,
    cell: (cluster) => (
      <span className="inline-flex max-w-full items-center gap-2">
        <TextLink href={paths.opsSection(cluster.name, 'containers')} className="truncate">
          {cluster.name}
        </TextLink>
        {cluster.isDefault ? <Badge>default</Badge> : null}
      </span>
    ),
    sortBy: (cluster) => cluster.name,
    filterText: (cluster) => cluster.name,
  },
  {
    id: 'state',
    header: 'State',
    cell: (cluster) => (
      <>
        <ClusterMark state={cluster.state} />
        {cluster.state !== 'reachable' && cluster.details?.stateDetail ? (
          <span className="block truncate text-[0.8125rem] text-ink-soft">{cluster.details.stateDetail}</span>
        ) : null}
      </>
    ),
    sortBy: (cluster) => cluster.state,
    filterText: (cluster) => cluster.state,
  },
  {
    id: 'engines',
    header: 'Engines',
    cell: (cluster) =>
      cluster.details ? (
        <>
          <TextLink href={paths.enginesOf(cluster.name)}>{enginesInWords(cluster.details.engines)}</TextLink>
          <code className="block truncate font-mono text-[0.8125rem] text-ink-soft">
            {cluster.details.endpoint}
          </code>
        </>
      ) : (
        unknown
      ),
    filterText: (cluster) =>
      cluster.details?.engines.map(({ endpoint, hostname }) => `${endpoint} ${hostname}`).join(' ') ?? '',
  },
  {
    id: 'engine',
    header: 'Version',
    width: 'w-36',
    cell: (cluster) => cluster.engineVersion || unknown,
    sortBy: (cluster) => cluster.engineVersion,
  },
  {
    id: 'tls',
    header: 'TLS',
    width: 'w-24',
    cell: (cluster) => (cluster.details ? (cluster.details.hasTls ? 'Yes' : 'No') : unknown),
    initiallyHidden: true,
  },
  {
    id: 'published',
    header: 'Published ports at',
    width: 'w-44',
    cell: (cluster) => cluster.publishedHost,
    filterText: (cluster) => cluster.publishedHost,
  },
  {
    id: 'checked',
    header: 'Looked at',
    width: 'w-36',
    cell: (cluster) => (cluster.checkedAt ? <RelativeTime at={cluster.checkedAt} /> : unknown),
    sortBy: (cluster) => cluster.checkedAt ?? '',
  },
];

function enginesInWords(engines: readonly EngineView[]): string {
  const away = engines.filter(({ state }) => state === 'unreachable').length;
  const count = `${engines.length} ${engines.length === 1 ? 'engine' : 'engines'}`;
  return away > 0 && engines.length > 1 ? `${count}, ${away} unreachable` : count;
}

/** @param reason why clusters cannot be changed by whoever looks; null when they can */
export function clusterColumns(
  onOpen: (dialog: ClusterDialog) => void,
  reason: string | null,
): readonly Column<ClusterView>[] {
  return [
    ...facts,
    {
      id: 'actions',
      header: 'Actions',
      isActions: true,
      width: 'w-18',
      cell: (cluster) => (
        <RowMenu name={cluster.name}>
          <MenuItem onClick={() => onOpen({ kind: 'edit', cluster })} disabledReason={reason}>
            Edit
          </MenuItem>
          <MenuItem tone="danger" onClick={() => onOpen({ kind: 'remove', cluster })} disabledReason={reason}>
            Remove
          </MenuItem>
        </RowMenu>
      ),
    },
  ];
}
