'use client';

import dynamic from 'next/dynamic';
import { imageActions, type PlacedImage } from '@/components/images/image-actions';
import { type ImageDetails, readImage } from '@/components/images/image-details';
import { ImageLayers } from '@/components/images/image-layers';
import { imagePath } from '@/components/images/image-name';
import { InspectTree } from '@/components/inspect/inspect-tree';
import { placesOfImage } from '@/components/resources/access-place';
import { PageActions } from '@/components/resources/actions/page-actions';
import { useActionDialog } from '@/components/resources/actions/use-action-dialog';
import { Facts, KeyValueList, Mono } from '@/components/resources/facts';
import { ResourcePage } from '@/components/resources/resource-page';
import { useThing } from '@/components/resources/use-thing';
import { useImageUses } from '@/components/resources/uses/use-uses';
import { UsedBy } from '@/components/resources/uses/used-by';
import { usedKey } from '@/components/resources/uses/uses';
import { Bytes } from '@/components/ui/bytes';
import { Card } from '@/components/ui/card';
import { RelativeTime } from '@/components/ui/relative-time';
import { SkeletonRows } from '@/components/ui/skeleton';

const Timeline = dynamic(() => import('@/components/timeline/timeline').then((part) => part.Timeline), {
  loading: () => <SkeletonRows label="Loading this part" />,
});

interface ImagePageProps {
  initial: PlacedImage;
  inspect: unknown;
  listHref: string;
}

/** One image: its names, what it runs, what it is made of, and what runs it. */
export function ImagePage({ initial, inspect, listHref }: ImagePageProps) {
  const path = `${imagePath(initial.id)}/json`;
  const thing = useThing({ kind: 'images', initial, inspect, path });
  const { open, dialog } = useActionDialog<PlacedImage>();
  const image = thing.row;
  const { uses, isPending } = useImageUses([image.cluster], [image]);
  const details = readImage(thing.inspect);
  const overview = (
    <div className="grid items-start gap-4 lg:grid-cols-2">
      <Card title="What it is">
        <Facts
          facts={[
            ['Names', <Names key="names" names={image.tags} empty="It has none." />],
            ['Digests', <Names key="digests" names={image.digests} empty="It was made here." />],
            ['Collections', image.collections.join(', ')],
            ['Size', <Bytes key="size" value={image.sizeBytes} />],
            ['Layers', details.RootFS?.Layers?.length],
            ['For', [details.Os, details.Architecture].filter(Boolean).join(', ')],
            ['Made', <RelativeTime key="made" at={image.createdAt} />],
            ['By', details.Author],
            ['Id', <Mono key="id">{image.id.replace(/^sha256:/, '').slice(0, 12)}</Mono>],
          ]}
        />
      </Card>
      <Card title="Used by">
        <UsedBy
          uses={uses.get(usedKey(image)) ?? []}
          isPending={isPending}
          empty="Nothing that you may see runs it."
        />
      </Card>
      <Card title="What it runs">
        <Facts facts={runFacts(details)} />
      </Card>
      <Card title="Labels">
        <KeyValueList values={details.Config?.Labels} empty="It has none." />
      </Card>
    </div>
  );
  return (
    <>
      <ResourcePage
        name={image.name}
        description={`Image on ${image.cluster}`}
        live={thing.state}
        isGone={thing.isGone}
        error={thing.error}
        onRetry={thing.retry}
        list={{ href: listHref, noun: 'images' }}
        actions={<PageActions actions={imageActions} row={image} onAction={open} />}
        access={placesOfImage(image.collections)}
        tabs={[
          { value: 'overview', label: 'Overview', content: overview },
          {
            value: 'layers',
            label: 'How it was made',
            content: <ImageLayers cluster={image.cluster} name={image.id} />,
          },
          {
            value: 'timeline',
            label: 'Time line',
            content: <Timeline cluster={image.cluster} kind="image" id={image.id} />,
          },
          {
            value: 'inspect',
            label: 'Inspect',
            content: <InspectTree cluster={image.cluster} path={path} />,
          },
        ]}
      />
      {dialog}
    </>
  );
}

function runFacts({ Config }: ImageDetails) {
  const words = (list: readonly string[] | null | undefined) => (list ?? []).join(' ');
  return [
    ['Entrypoint', <Mono key="entrypoint">{words(Config?.Entrypoint) || 'none'}</Mono>],
    ['Command', <Mono key="command">{words(Config?.Cmd) || 'none'}</Mono>],
    ['Folder', Config?.WorkingDir],
    ['As', Config?.User || 'root'],
    ['Ports', Object.keys(Config?.ExposedPorts ?? {}).join(', ')],
    ['Volumes', Object.keys(Config?.Volumes ?? {}).join(', ')],
  ] as const;
}

function Names({ names, empty }: { names: readonly string[]; empty: string }) {
  if (names.length === 0) return <span className="text-ink-soft">{empty}</span>;
  return (
    <ul>
      {names.map((name) => (
        <li key={name}>
          <Mono>{name}</Mono>
        </li>
      ))}
    </ul>
  );
}
