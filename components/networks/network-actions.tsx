import { Cable, Trash2 } from 'lucide-react';
import dynamic from 'next/dynamic';
import { moveAction } from '@/components/resources/actions/move-action';
import type { ResourceAction } from '@/components/resources/actions/resource-action';
import type { NetworkRow } from '@/lib/networks/row';
import type { OnCluster } from '@/lib/rows/placed-row';

export type PlacedNetwork = OnCluster<NetworkRow>;

export const networkNoun = { one: 'network', many: 'networks' };

const builtIn = ({ isBuiltIn }: NetworkRow) => (isBuiltIn ? 'Part of every engine.' : null);

/** Fetched when they are first wanted. */
const ConnectDialog = dynamic(() =>
  import('@/components/networks/connect-dialog').then((part) => part.ConnectDialog),
);
const RemoveNetworks = dynamic(() =>
  import('@/components/networks/remove-networks').then((part) => part.RemoveNetworks),
);

export const networkActions: readonly ResourceAction<PlacedNetwork>[] = [
  {
    id: 'network.connect',
    label: 'Connect a container',
    icon: <Cable aria-hidden />,
    operation: 'network.use',
    obstacle: (row) => {
      if (row.name === 'host' || row.name === 'none') return 'Containers choose it when they are made.';
      if (row.scope === 'swarm' && !row.isAttachable)
        return 'It is for services alone: it is not attachable.';
      return null;
    },
    isForMany: false,
    Dialog: ConnectDialog,
  },
  { ...moveAction<PlacedNetwork>('network', networkNoun), obstacle: builtIn },
  {
    id: 'network.remove',
    label: 'Remove',
    icon: <Trash2 aria-hidden />,
    tone: 'danger',
    operation: 'network.remove',
    obstacle: builtIn,
    isForMany: true,
    Dialog: RemoveNetworks,
  },
];
