import { CloudUpload, RefreshCw, Tag, Tags, Trash2 } from 'lucide-react';
import dynamic from 'next/dynamic';
import type { ResourceAction } from '@/components/resources/actions/resource-action';
import type { ImageRow } from '@/lib/images/row';
import type { OnCluster } from '@/lib/rows/placed-row';

export type PlacedImage = OnCluster<ImageRow>;

export const imageNoun = { one: 'image', many: 'images' };

/** Fetched when they are first wanted. */
const PullAgain = dynamic(() => import('@/components/images/pull-again').then((part) => part.PullAgain));
const TagImage = dynamic(() => import('@/components/images/tag-image').then((part) => part.TagImage));
const PushImage = dynamic(() => import('@/components/images/push-image').then((part) => part.PushImage));
const RemoveName = dynamic(() => import('@/components/images/remove-name').then((part) => part.RemoveName));
const RemoveImages = dynamic(() =>
  import('@/components/images/remove-images').then((part) => part.RemoveImages),
);

const nameless = ({ tags }: ImageRow) => (tags.length === 0 ? 'It has no name.' : null);
const owners = ({ collections, collection }: ImageRow) =>
  collections.length > 0 ? collections : [collection];

export const imageActions: readonly ResourceAction<PlacedImage>[] = [
  {
    id: 'image.pull',
    label: 'Pull again',
    icon: <RefreshCw aria-hidden />,
    operation: 'image.pull',
    collectionsOf: owners,
    obstacle: nameless,
    isForMany: true,
    Dialog: PullAgain,
  },
  {
    id: 'image.tag',
    label: 'Tag',
    icon: <Tag aria-hidden />,
    operation: 'image.view',
    collectionsOf: owners,
    isForMany: false,
    Dialog: TagImage,
  },
  {
    id: 'image.push',
    label: 'Push',
    icon: <CloudUpload aria-hidden />,
    operation: 'image.push',
    collectionsOf: owners,
    obstacle: nameless,
    isForMany: false,
    Dialog: PushImage,
  },
  {
    id: 'image.untag',
    label: 'Remove a name',
    icon: <Tags aria-hidden />,
    operation: 'image.remove',
    collectionsOf: owners,
    obstacle: ({ tags }) => (tags.length < 2 ? 'It has no other name: with its last the image goes.' : null),
    isForMany: false,
    isRare: true,
    Dialog: RemoveName,
  },
  {
    id: 'image.remove',
    label: 'Remove',
    icon: <Trash2 aria-hidden />,
    tone: 'danger',
    operation: 'image.remove',
    collectionsOf: owners,
    isForMany: true,
    Dialog: RemoveImages,
  },
];
