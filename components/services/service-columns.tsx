import { ImageText } from '@/components/images/image-text';
import { collectionColumn, ownerColumn } from '@/components/resources/placement-columns';
import { ResourceLink } from '@/components/resources/resource-link';
import { ServiceMark, serviceLook } from '@/components/services/service-mark';
import { modeWords, portWords } from '@/components/services/service-words';
import { StackLink } from '@/components/stacks/stack-link';
import { RelativeTime } from '@/components/ui/relative-time';
import type { Column } from '@/components/ui/table/column';
import type { OnCluster } from '@/lib/rows/placed-row';
import type { ServiceRow } from '@/lib/services/row';

export type ServiceLine = OnCluster<ServiceRow>;

export const serviceColumns: readonly Column<ServiceLine>[] = [
  {
    id: 'name',
    header: 'Name',
    isTitle: true,
    cell: (row) => <ResourceLink cluster={row.cluster} kind="services" id={row.id} name={row.name} />,
    sortBy: (row) => row.name,
    filterText: (row) => `${row.name} ${row.id}`,
  },
  {
    id: 'state',
    header: 'State',
    width: 'w-44',
    cell: (row) => <ServiceMark service={row} />,
    sortBy: (row) => `${serviceLook(row).tone} ${row.name}`,
    filterText: (row) => serviceLook(row).word,
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
    id: 'mode',
    header: 'Mode',
    width: 'w-32',
    cell: (row) => modeWords(row),
    sortBy: (row) => row.mode,
    filterText: (row) => row.mode,
    initiallyHidden: true,
  },
  {
    id: 'ports',
    header: 'Ports',
    width: 'w-36',
    cell: (row) => row.ports.map(portWords).join(', '),
    sortBy: (row) => row.ports[0]?.publishedPort ?? 0,
    filterText: (row) => row.ports.map(portWords).join(' '),
    initiallyHidden: true,
  },
  {
    id: 'stack',
    header: 'Stack',
    width: 'w-32',
    cell: (row) => <StackLink cluster={row.cluster} stack={row.stack} />,
    sortBy: (row) => row.stack ?? '',
    filterText: (row) => row.stack ?? '',
  },
  collectionColumn,
  ownerColumn,
  {
    id: 'updated',
    header: 'Updated',
    width: 'w-32',
    cell: (row) => (row.updatedAt === null ? '' : <RelativeTime at={row.updatedAt} />),
    sortBy: (row) => row.updatedAt ?? 0,
  },
];
