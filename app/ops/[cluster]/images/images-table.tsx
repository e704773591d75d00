'use client';

import { useMemo } from 'react';
import * as z from 'zod/mini';
import { type NamedCluster, type OnCluster, useClusterList } from '@/app/ops/cluster-list';
import { clusterColumn } from '@/app/ops/list-columns';
import { ResourceTable } from '@/app/ops/resource-table';
import { Bytes } from '@/components/ui/bytes';
import { RelativeTime } from '@/components/ui/relative-time';
import type { Column } from '@/components/ui/table/column';

const schema = z.array(
  z.object({
    Id: z.string(),
    RepoTags: z.nullish(z.array(z.string())),
    Size: z.number(),
    Created: z.number(),
  }),
);

interface Image {
  readonly id: string;
  readonly tags: readonly string[];
  readonly size: number;
  readonly createdAt: number;
}

const options = {
  key: 'images',
  path: '/images/json',
  kind: null,
  idOf: (image: Image) => image.id,
  read: (answer: unknown): Image[] =>
    schema.parse(answer).map(({ Id, RepoTags, Size, Created }) => ({
      id: Id.replace(/^sha256:/, ''),
      tags: (RepoTags ?? []).filter((tag) => tag !== '<none>:<none>'),
      size: Size,
      createdAt: Created * 1000,
    })),
};

type Row = OnCluster<Image>;

const columns: readonly Column<Row>[] = [
  {
    id: 'name',
    header: 'Name',
    isTitle: true,
    cell: (image) => <span title={image.tags.join('\n')}>{nameOf(image)}</span>,
    sortBy: nameOf,
    filterText: (image) => `${image.tags.join(' ')} ${image.id}`,
  },
  {
    id: 'id',
    header: 'Id',
    width: 'w-36',
    cell: (image) => <code className="font-mono text-[0.8125rem]">{image.id.slice(0, 12)}</code>,
  },
  {
    id: 'size',
    header: 'Size',
    width: 'w-28',
    align: 'end',
    cell: (image) => <Bytes value={image.size} />,
    sortBy: (image) => image.size,
  },
  {
    id: 'created',
    header: 'Made',
    width: 'w-36',
    cell: (image) => <RelativeTime at={image.createdAt} />,
    sortBy: (image) => image.createdAt,
  },
];

const keyOf = (image: Row) => `${image.cluster}:${image.id}`;

export function ImagesTable({ clusters }: { clusters: readonly NamedCluster[] }) {
  const list = useClusterList(clusters, options);
  const shown = useMemo(
    () => (clusters.length > 1 ? [...columns, clusterColumn] : columns),
    [clusters.length],
  );
  return (
    <ResourceTable
      title="Images"
      noun={{ one: 'image', many: 'images' }}
      list={list}
      columns={shown}
      keyOf={keyOf}
      nameOf={nameOf}
      empty="No images that you may see. A container that is started brings its image with it."
    />
  );
}

function nameOf(image: Row): string {
  return image.tags.join(', ') || '(no name)';
}
