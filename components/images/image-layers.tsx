'use client';

import { useQuery } from '@tanstack/react-query';
import { type ImageLayer, readHistory } from '@/components/images/image-details';
import { imagePath } from '@/components/images/image-name';
import { engineUrl } from '@/components/live/engine-url';
import { Bytes } from '@/components/ui/bytes';
import { ErrorNotice } from '@/components/ui/error-notice';
import { RelativeTime } from '@/components/ui/relative-time';
import { SkeletonRows } from '@/components/ui/skeleton';
import type { Column } from '@/components/ui/table/column';
import { DataTable } from '@/components/ui/table/data-table';
import { request } from '@/lib/http/request';

const columns: readonly Column<ImageLayer>[] = [
  {
    id: 'made',
    header: 'Made by',
    isTitle: true,
    cell: ({ createdBy }) => <code className="font-mono text-[0.8125rem]">{createdBy || 'imported'}</code>,
    filterText: ({ createdBy }) => createdBy,
  },
  {
    id: 'size',
    header: 'Size',
    width: 'w-28',
    align: 'end',
    cell: ({ sizeBytes }) => <Bytes value={sizeBytes} />,
    sortBy: ({ sizeBytes }) => sizeBytes,
  },
  {
    id: 'created',
    header: 'When',
    width: 'w-36',
    cell: ({ createdAt }) => <RelativeTime at={createdAt} />,
  },
];

/** How an image was made, step by step, the last one first. */
export function ImageLayers({ cluster, name }: { cluster: string; name: string }) {
  const path = `${imagePath(name)}/history`;
  const { data, error, refetch } = useQuery({
    queryKey: ['history', cluster, name],
    queryFn: async ({ signal }) =>
      readHistory(await request<unknown>('GET', engineUrl(cluster, path), { signal })),
  });
  if (error) return <ErrorNotice error={error} onRetry={() => void refetch()} />;
  if (!data) return <SkeletonRows rows={6} />;
  return (
    <DataTable
      id="image-layers"
      noun={{ one: 'step', many: 'steps' }}
      rows={data}
      columns={columns}
      keyOf={({ key }) => key}
      nameOf={({ createdBy }) => createdBy}
      queryPrefix="layer-"
      isPart
      empty="The engine knows nothing of how it was made."
    />
  );
}
