import { ActionMenu } from '@/components/containers/action-menu';
import type { ContainerAction } from '@/components/containers/container-action';
import { ContainerMark } from '@/components/containers/container-mark';
import { PortLinks } from '@/components/containers/port-links';
import { ImageText } from '@/components/images/image-text';
import { TextLink } from '@/components/ui/button';
import { RelativeTime } from '@/components/ui/relative-time';
import type { Column } from '@/components/ui/table/column';
import type { Access } from '@/lib/access/access';
import type { ContainerRow } from '@/lib/containers/row';

interface ColumnFacts {
  hrefOf: (row: ContainerRow) => string;
  publishedHost: string;
  username: string;
  access: Access;
  /** What is under way with a container, e.g. "Stopping". */
  doing: (id: string) => string | undefined;
  onAction: (row: ContainerRow, action: ContainerAction) => void;
}

export function containerColumns(facts: ColumnFacts): Column<ContainerRow>[] {
  const { hrefOf, publishedHost, username, access, doing, onAction } = facts;
  return [
    {
      id: 'name',
      header: 'Name',
      isTitle: true,
      sortBy: (row) => row.name,
      filterText: (row) => row.name,
      cell: (row) => <TextLink href={hrefOf(row)}>{row.name}</TextLink>,
    },
    {
      id: 'state',
      header: 'State',
      width: 'w-36',
      fits: true,
      sortBy: (row) => row.state,
      filterText: (row) => `${row.state} ${row.status}`,
      cell: (row) => <ContainerMark state={row.state} status={row.status} doing={doing(row.id)} />,
    },
    {
      id: 'image',
      header: 'Image',
      sortBy: (row) => row.image,
      filterText: (row) => row.image,
      fits: true,
      cell: (row) => <ImageText name={row.image} />,
    },
    {
      id: 'ports',
      header: 'Ports',
      width: 'w-40',
      sortBy: (row) => row.ports[0]?.publicPort ?? 0,
      filterText: (row) => row.ports.map((port) => port.publicPort).join(' '),
      cell: (row) => <PortLinks ports={row.ports} publishedHost={publishedHost} isLine />,
    },
    {
      id: 'collection',
      header: 'Collection',
      sortBy: (row) => row.collection,
      filterText: (row) => row.collection,
      cell: (row) => row.collection,
    },
    {
      id: 'owner',
      header: 'Owner',
      width: 'w-28',
      sortBy: (row) => row.owner ?? '',
      filterText: (row) => row.owner ?? '',
      cell: (row) => (row.owner === username ? 'you' : (row.owner ?? 'nobody')),
    },
    {
      id: 'created',
      header: 'Created',
      width: 'w-32',
      fits: true,
      sortBy: (row) => row.createdAt,
      cell: (row) => <RelativeTime at={row.createdAt} />,
    },
    {
      id: 'actions',
      header: 'Actions',
      width: 'w-12',
      align: 'end',
      isActions: true,
      cell: (row) => (
        <ActionMenu
          name={row.name}
          target={row}
          access={access}
          onAction={(action) => onAction(row, action)}
        />
      ),
    },
  ];
}
