import { Trash2 } from 'lucide-react';
import dynamic from 'next/dynamic';
import { moveAction } from '@/components/resources/actions/move-action';
import type { ResourceAction } from '@/components/resources/actions/resource-action';
import type { OnCluster } from '@/lib/rows/placed-row';
import type { VolumeRow } from '@/lib/volumes/row';

export type PlacedVolume = OnCluster<VolumeRow>;

export const volumeNoun = { one: 'volume', many: 'volumes' };

/** Fetched when it is first wanted. */
const RemoveVolumes = dynamic(() =>
  import('@/components/volumes/remove-volumes').then((part) => part.RemoveVolumes),
);

export const volumeActions: readonly ResourceAction<PlacedVolume>[] = [
  moveAction<PlacedVolume>('volume', volumeNoun),
  {
    id: 'volume.remove',
    label: 'Remove',
    icon: <Trash2 aria-hidden />,
    tone: 'danger',
    operation: 'volume.remove',
    isForMany: true,
    Dialog: RemoveVolumes,
  },
];
