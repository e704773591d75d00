'use client';

import dynamic from 'next/dynamic';
import * as z from 'zod/mini';
import { InspectTree } from '@/components/inspect/inspect-tree';
import { placesOfThing } from '@/components/resources/access-place';
import { PageActions } from '@/components/resources/actions/page-actions';
import { useActionDialog } from '@/components/resources/actions/use-action-dialog';
import { Facts, KeyValueList, Mono } from '@/components/resources/facts';
import { ResourcePage } from '@/components/resources/resource-page';
import { useThing } from '@/components/resources/use-thing';
import { useUses } from '@/components/resources/uses/use-uses';
import { UsedBy } from '@/components/resources/uses/used-by';
import { usedKey } from '@/components/resources/uses/uses';
import { StackLink } from '@/components/stacks/stack-link';
import { Card } from '@/components/ui/card';
import { RelativeTime } from '@/components/ui/relative-time';
import { type PlacedVolume, volumeActions } from '@/components/volumes/volume-actions';
import { VolumeSize } from '@/components/volumes/volume-size';

/** What we read of the engine's `/volumes/{name}`. */
const inspectSchema = z.object({
  Mountpoint: z.nullish(z.string()),
  Options: z.nullish(z.record(z.string(), z.string())),
  Labels: z.nullish(z.record(z.string(), z.string())),
});

/** Fetched when it is first wanted. */
const Timeline = dynamic(() => import('@/components/timeline/timeline').then((part) => part.Timeline));

interface VolumePageProps {
  initial: PlacedVolume;
  inspect: unknown;
  listHref: string;
}

/** One volume: what it is, and who mounts it. */
export function VolumePage({ initial, inspect, listHref }: VolumePageProps) {
  const { uses, isPending } = useUses('volumes', [initial.cluster]);
  const path = `/volumes/${encodeURIComponent(initial.name)}`;
  const thing = useThing({ kind: 'volumes', initial, inspect, path });
  const { open, dialog } = useActionDialog<PlacedVolume>();
  const volume = thing.row;
  const details = z.parse(inspectSchema, thing.inspect);
  const overview = (
    <div className="grid items-start gap-4 lg:grid-cols-2">
      <Card title="What it is">
        <Facts
          facts={[
            ['Driver', volume.driver],
            ['Is on', volume.scope === 'global' ? 'every node of the cluster' : 'one node'],
            ['Size', <VolumeSize key="size" cluster={volume.cluster} name={volume.name} />],
            ['Path', details.Mountpoint ? <Mono key="path">{details.Mountpoint}</Mono> : null],
            [
              'Stack',
              volume.stack && <StackLink key="stack" cluster={volume.cluster} stack={volume.stack} />,
            ],
            ['Collection', volume.collection],
            ['Owner', volume.owner],
            ['Created', volume.createdAt ? <RelativeTime key="at" at={volume.createdAt} /> : null],
          ]}
        />
      </Card>
      <Card title="Used by">
        <UsedBy
          uses={uses.get(usedKey(volume)) ?? []}
          isPending={isPending}
          empty="Nothing that you may see mounts it."
        />
      </Card>
      <Card title="Options of the driver">
        <KeyValueList values={details.Options} empty="None are set, or you may not see them." />
      </Card>
      <Card title="Labels">
        <KeyValueList values={details.Labels} empty="It has none." />
      </Card>
    </div>
  );
  return (
    <>
      <ResourcePage
        name={volume.name}
        description={`Volume on ${volume.cluster}`}
        live={thing.state}
        isGone={thing.isGone}
        error={thing.error}
        onRetry={thing.retry}
        list={{ href: listHref, noun: 'volumes' }}
        actions={<PageActions actions={volumeActions} row={volume} onAction={open} />}
        access={placesOfThing('volume', volume)}
        tabs={[
          { value: 'overview', label: 'Overview', content: overview },
          {
            value: 'timeline',
            label: 'Time line',
            content: <Timeline cluster={volume.cluster} kind="volume" id={volume.id} />,
          },
          {
            value: 'inspect',
            label: 'Inspect',
            content: <InspectTree cluster={volume.cluster} path={path} />,
          },
        ]}
      />
      {dialog}
    </>
  );
}
