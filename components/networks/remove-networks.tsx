'use client';

import { networkNoun, type PlacedNetwork } from '@/components/networks/network-actions';
import type { ActionDialogProps } from '@/components/resources/actions/resource-action';
import { RemoveThings } from '@/components/resources/remove-things';
import { useUses } from '@/components/resources/uses/use-uses';

export function RemoveNetworks({ rows, onClose }: ActionDialogProps<PlacedNetwork>) {
  const { uses } = useUses('networks', [...new Set(rows.map(({ cluster }) => cluster))]);
  return (
    <RemoveThings
      noun={networkNoun}
      rows={rows}
      uses={uses}
      pathOf={({ id }) => `/networks/${id}`}
      onClose={onClose}
    >
      <p>A network to which something is still connected stays. Nothing else goes with one.</p>
    </RemoveThings>
  );
}
