import type { PlacedContainer } from '@/components/containers/actions/container-actions';
import { ContainerMark } from '@/components/containers/container-mark';
import { PortLinks } from '@/components/containers/port-links';
import { ImageText } from '@/components/images/image-text';
import { useUnderWay } from '@/components/resources/actions/under-way';
import { collectionColumn, ownerColumn } from '@/components/resources/placement-columns';
import { ResourceLink } from '@/components/resources/resource-link';
import { RelativeTime } from '@/components/ui/relative-time';
import type { Column } from '@/components/ui/table/column';

/**
 * Containers as operators see them.
 *
 * @param hosts where the published ports of each cluster are reached
 */
export function opsColumns(hosts: ReadonlyMap<string, string>): readonly Column<PlacedContainer>[] {
  return [
    {
      id: 'name',
      header: 'Name',
      isTitle: true,
      width: 'w-[22%]',
      cell: (row) => <ResourceLink cluster={row.cluster} kind="containers" id={row.id} name={row.name} />,
      sortBy: (row) => row.name,
      filterText: (row) => `${row.name} ${row.id}`,
    },
    {
      id: 'state',
      header: 'State',
      width: 'w-34',
      fits: true,
      cell: (row) => <State row={row} />,
      sortBy: (row) => row.state,
      filterText: (row) => `${row.state} ${row.status}`,
    },
    {
      id: 'image',
      header: 'Image',
      fits: true,
      cell: (row) => <ImageText name={row.image} />,
      sortBy: (row) => row.image,
      filterText: (row) => row.image,
    },
    {
      id: 'node',
      header: 'Node',
      width: 'w-32',
      cell: (row) => row.node,
      sortBy: (row) => row.node ?? '',
      filterText: (row) => row.node ?? '',
      initiallyHidden: true,
    },
    {
      id: 'stack',
      header: 'Stack',
      width: 'w-32',
      cell: (row) => row.stack,
      sortBy: (row) => row.stack ?? '',
      filterText: (row) => `${row.stack ?? ''} ${row.serviceName ?? ''}`,
      initiallyHidden: true,
    },
    collectionColumn,
    ownerColumn,
    {
      id: 'ports',
      header: 'Ports',
      width: hosts.size > 1 ? 'w-36 sm:max-2xl:hidden' : 'w-36 sm:max-xl:hidden',
      cell: (row) => <PortLinks ports={row.ports} publishedHost={hosts.get(row.cluster) ?? ''} isLine />,
      filterText: (row) => row.ports.map((port) => port.publicPort).join(' '),
    },
    {
      id: 'created',
      header: 'Created',
      width: 'w-32 sm:max-lg:hidden',
      fits: true,
      cell: (row) => <RelativeTime at={row.createdAt} />,
      sortBy: (row) => row.createdAt,
    },
    {
      id: 'status',
      header: 'In the engine’s words',
      cell: (row) => row.status,
      initiallyHidden: true,
    },
  ];
}

function State({ row }: { row: PlacedContainer }) {
  const doing = useUnderWay(row);
  return <ContainerMark state={row.state} status={row.status} {...(doing ? { doing } : {})} />;
}
