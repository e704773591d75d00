import type { OpsContainer } from '@/app/ops/[cluster]/containers/ops-container';
import { ContainerMark } from '@/components/containers/container-mark';
import { PortLinks } from '@/components/containers/port-links';
import { clusterColumn, collectionColumn, ownerColumn } from '@/components/resources/placement-columns';
import { TextLink } from '@/components/ui/button';
import { RelativeTime } from '@/components/ui/relative-time';
import type { Column } from '@/components/ui/table/column';
import { paths } from '@/lib/paths/console-paths';

/**
 * Containers of one cluster or of several, as operators see them.
 *
 * @param hostOf where a cluster's published ports are reached
 * @param doing what is under way with a container, e.g. "Stopping"
 * @param menu what can be done with it
 */
export function opsColumns(
  withCluster: boolean,
  hostOf: (cluster: string) => string,
  doing: (id: string) => string | undefined,
  menu: Column<OpsContainer>['cell'],
): readonly Column<OpsContainer>[] {
  return [
    {
      id: 'name',
      header: 'Name',
      isTitle: true,
      cell: (row) => <TextLink href={paths.opsContainer(row.cluster, row.id)}>{row.name}</TextLink>,
      sortBy: (row) => row.name,
      filterText: (row) => `${row.name} ${row.id}`,
    },
    {
      id: 'state',
      header: 'State',
      width: 'w-34',
      cell: (row) => <ContainerMark state={row.state} status={row.status} doing={doing(row.id)} />,
      sortBy: (row) => row.state,
      filterText: (row) => `${row.state} ${row.status}`,
    },
    ...(withCluster ? [clusterColumn] : []),
    {
      id: 'image',
      header: 'Image',
      cell: (row) => (
        <span className="font-mono text-[0.8125rem]" title={row.image}>
          {row.image}
        </span>
      ),
      sortBy: (row) => row.image,
      filterText: (row) => row.image,
    },
    collectionColumn,
    ownerColumn,
    {
      id: 'ports',
      header: 'Ports',
      width: 'w-36 sm:max-xl:hidden',
      cell: (row) => <PortLinks ports={row.ports} publishedHost={hostOf(row.cluster)} />,
      filterText: (row) => row.ports.map((port) => port.publicPort).join(' '),
    },
    {
      id: 'created',
      header: 'Created',
      width: 'w-32 sm:max-lg:hidden',
      cell: (row) => <RelativeTime at={row.createdAt} />,
      sortBy: (row) => row.createdAt,
    },
    {
      id: 'status',
      header: 'In the engine’s words',
      cell: (row) => row.status,
      initiallyHidden: true,
    },
    { id: 'actions', header: 'Actions', isActions: true, width: 'w-14', cell: menu },
  ];
}
