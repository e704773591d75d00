'use client';

import { Download } from 'lucide-react';
import dynamic from 'next/dynamic';
import { useMemo, useState } from 'react';
import { imageActions, imageNoun, type PlacedImage } from '@/components/images/image-actions';
import type { InitialRows } from '@/components/live/live-list';
import { useLiveRows } from '@/components/live/use-live-rows';
import { ResourceLink } from '@/components/resources/resource-link';
import { ResourceList } from '@/components/resources/resource-list';
import { useImageUses } from '@/components/resources/uses/use-uses';
import { UsedByCount } from '@/components/resources/uses/used-by';
import { type Uses, usedKey } from '@/components/resources/uses/uses';
import { useAccess } from '@/components/shell/use-access';
import { usePageAction } from '@/components/shell/use-page-action';
import { Button } from '@/components/ui/button';
import { Bytes } from '@/components/ui/bytes';
import { DisabledWithReason } from '@/components/ui/disabled-with-reason';
import { RelativeTime } from '@/components/ui/relative-time';
import type { Column } from '@/components/ui/table/column';
import { collectionsGranting } from '@/lib/access/access';

/** Fetched when it is first wanted. */
const PullImage = dynamic(() => import('@/components/images/pull-image').then((part) => part.PullImage));

function columns(uses: Uses): readonly Column<PlacedImage>[] {
  return [
    {
      id: 'name',
      header: 'Name',
      isTitle: true,
      cell: (row) => (
        <>
          <ResourceLink cluster={row.cluster} kind="images" id={row.id} name={row.name} />
          {row.tags.length > 1 ? (
            <span className="text-ink-soft" data-title={row.tags.join('\n')}>
              {' '}
              and {row.tags.length - 1} more
            </span>
          ) : row.tags.length === 0 ? (
            <span className="text-ink-soft"> no name</span>
          ) : null}
        </>
      ),
      sortBy: (row) => row.name,
      filterText: (row) => `${row.name} ${row.tags.join(' ')} ${row.id} ${row.digests.join(' ')}`,
    },
    {
      id: 'id',
      header: 'Id',
      width: 'w-32 sm:max-xl:hidden',
      cell: (row) => (
        <code className="font-mono text-[0.8125rem]">{row.id.replace(/^sha256:/, '').slice(0, 12)}</code>
      ),
    },
    {
      id: 'size',
      header: 'Size',
      width: 'w-24',
      align: 'end',
      cell: (row) => <Bytes value={row.sizeBytes} />,
      sortBy: (row) => row.sizeBytes,
    },
    {
      id: 'uses',
      header: 'Used by',
      width: 'w-44',
      cell: (row) => <UsedByCount uses={uses.get(usedKey(row))} />,
      sortBy: (row) => uses.get(usedKey(row))?.length ?? 0,
      filterText: (row) => (uses.get(usedKey(row)) ?? []).map(({ name }) => name).join(' '),
    },
    {
      id: 'collection',
      header: 'Collections',
      cell: (row) => <span data-title={row.collections.join('\n')}>{row.collections.join(', ')}</span>,
      sortBy: (row) => row.collections.join(),
      filterText: (row) => row.collections.join(' '),
    },
    {
      id: 'created',
      header: 'Made',
      width: 'w-32',
      cell: (row) => <RelativeTime at={row.createdAt} />,
      sortBy: (row) => row.createdAt,
    },
  ];
}

interface ImagesPageProps {
  /** Names. */
  clusters: readonly string[];
  initial: InitialRows<PlacedImage> | null;
}

export function ImagesPage({ clusters, initial }: ImagesPageProps) {
  const live = useLiveRows('images', clusters, initial);
  const { uses } = useImageUses(clusters, live.rows);
  return (
    <ResourceList
      title="Images"
      noun={imageNoun}
      live={live}
      withCluster={clusters.length > 1}
      columns={useMemo(() => columns(uses), [uses])}
      actions={imageActions}
      pageActions={<PullButton clusters={clusters} />}
      empty="No images that you may see. A container that is started brings its image with it."
    />
  );
}

function PullButton({ clusters }: { clusters: readonly string[] }) {
  const access = useAccess();
  const [isOpen, setOpen] = useState(false);
  const isAllowed = collectionsGranting(access, 'image.pull', Date.now()).length > 0;
  const reason = isAllowed ? null : 'You need image.pull on some collection.';
  usePageAction('Pull an image', () => setOpen(true), reason);
  return (
    <>
      <DisabledWithReason reason={reason}>
        <Button tone="primary" onClick={() => setOpen(true)}>
          <Download aria-hidden />
          Pull an image
        </Button>
      </DisabledWithReason>
      {isOpen ? <PullImage clusters={clusters} onClose={() => setOpen(false)} /> : null}
    </>
  );
}
