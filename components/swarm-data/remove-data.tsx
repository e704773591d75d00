'use client';

import type { ActionDialogProps } from '@/components/resources/actions/resource-action';
import { RemoveThings } from '@/components/resources/remove-things';
import { useUses } from '@/components/resources/uses/use-uses';
import { type DataKind, dataNouns, type PlacedData } from '@/components/swarm-data/data-actions';

export function RemoveData({ kind, rows, onClose }: ActionDialogProps<PlacedData> & { kind: DataKind }) {
  const { uses } = useUses(`${kind}s`, [...new Set(rows.map(({ cluster }) => cluster))]);
  return (
    <RemoveThings
      noun={dataNouns[kind]}
      rows={rows}
      uses={uses}
      pathOf={({ id }) => `/${kind}s/${id}`}
      onClose={onClose}
    >
      <p>
        What is in {rows.length === 1 ? 'it' : 'them'} will be gone
        {kind === 'secret' ? ', and nobody can read it out of the Swarm' : ''}. This cannot be undone.
      </p>
    </RemoveThings>
  );
}
