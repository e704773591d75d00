'use client';

import type { ActionDialogProps } from '@/components/resources/actions/resource-action';
import { RemoveThings } from '@/components/resources/remove-things';
import { useUses } from '@/components/resources/uses/use-uses';
import { type PlacedVolume, volumeNoun } from '@/components/volumes/volume-actions';

export function RemoveVolumes({ rows, onClose }: ActionDialogProps<PlacedVolume>) {
  const { uses } = useUses('volumes', [...new Set(rows.map(({ cluster }) => cluster))]);
  return (
    <RemoveThings
      noun={volumeNoun}
      rows={rows}
      uses={uses}
      pathOf={({ name }) => `/volumes/${encodeURIComponent(name)}`}
      onClose={onClose}
    >
      <p>Everything stored in {rows.length === 1 ? 'it' : 'them'} will be gone. This cannot be undone.</p>
    </RemoveThings>
  );
}
