import { CopyPlus, Tags, Trash2 } from 'lucide-react';
import dynamic from 'next/dynamic';
import { moveAction } from '@/components/resources/actions/move-action';
import type { ResourceAction } from '@/components/resources/actions/resource-action';
import type { OnCluster } from '@/lib/rows/placed-row';
import type { SwarmDataRow } from '@/lib/swarm-data/row';

export type DataKind = 'secret' | 'config';
export type PlacedData = OnCluster<SwarmDataRow>;

export const dataNouns = {
  secret: { one: 'secret', many: 'secrets' },
  config: { one: 'config', many: 'configs' },
} as const;

/** Fetched when they are first wanted. */
const RemoveData = dynamic(() =>
  import('@/components/swarm-data/remove-data').then((part) => part.RemoveData),
);
const NewVersion = dynamic(() =>
  import('@/components/swarm-data/new-version').then((part) => part.NewVersion),
);
const EditLabels = dynamic(() =>
  import('@/components/swarm-data/edit-labels').then((part) => part.EditLabels),
);

function actionsOf(kind: DataKind): readonly ResourceAction<PlacedData>[] {
  return [
    {
      id: `${kind}.version`,
      label: 'New version',
      icon: <CopyPlus aria-hidden />,
      operation: `${kind}.create`,
      isForMany: false,
      Dialog: (props) => <NewVersion kind={kind} {...props} />,
    },
    {
      id: `${kind}.labels`,
      label: 'Edit labels',
      icon: <Tags aria-hidden />,
      operation: `${kind}.update`,
      isForMany: false,
      isRare: true,
      Dialog: (props) => <EditLabels kind={kind} {...props} />,
    },
    moveAction<PlacedData>(kind, dataNouns[kind]),
    {
      id: `${kind}.remove`,
      label: 'Remove',
      icon: <Trash2 aria-hidden />,
      tone: 'danger',
      operation: `${kind}.remove`,
      isForMany: true,
      Dialog: (props) => <RemoveData kind={kind} {...props} />,
    },
  ];
}

export const dataActions: Readonly<Record<DataKind, readonly ResourceAction<PlacedData>[]>> = {
  secret: actionsOf('secret'),
  config: actionsOf('config'),
};
