'use client';

import { useQuery, useQueryClient } from '@tanstack/react-query';
import { type ComponentType, useState } from 'react';
import type { MoveConsequencesProps } from '@/components/resources/actions/move-action';
import { BulkDialog, type BulkRow } from '@/components/resources/bulk/bulk-dialog';
import { MoveEffects } from '@/components/resources/move/move-effects';
import { ErrorNotice } from '@/components/ui/error-notice';
import { Field } from '@/components/ui/field';
import { Select } from '@/components/ui/select';
import { Skeleton } from '@/components/ui/skeleton';
import type { CollectionView } from '@/lib/collections/schema';
import { listAll } from '@/lib/http/list-all';
import { api } from '@/lib/http/request';
import type { MovePreview, PlacedKind } from '@/lib/placements/schema';

interface MoveDialogProps {
  kind: PlacedKind;
  noun: { readonly one: string; readonly many: string };
  rows: readonly BulkRow[];
  onClose: () => void;
  /** What else a move of such things does. */
  Consequences?: ComponentType<MoveConsequencesProps>;
  onMoved?: (rows: readonly BulkRow[], collection: string) => void;
}

/** Moves things into another collection after it has shown who gains and who loses access. */
export function MoveDialog({ kind, noun, rows, onClose, Consequences, onMoved }: MoveDialogProps) {
  const queryClient = useQueryClient();
  const [collection, setCollection] = useState('');
  const { data: collections = [], error: listError } = useQuery({
    queryKey: ['collections'],
    queryFn: ({ signal }) => listAll<CollectionView>('/collections', signal),
  });
  const items = rows.map(({ cluster, id }) => ({ cluster, kind, id }));
  const preview = useQuery({
    queryKey: ['placements', 'preview', collection, items],
    enabled: collection !== '',
    // What it tells may have changed when it is looked at again.
    gcTime: 0,
    queryFn: ({ signal }) =>
      api<MovePreview>('POST', '/placements/preview', { body: { items, collection }, signal }),
  });
  const options = collections
    .filter(({ path }) => !rows.every((row) => row.collection === path))
    .map(({ path }) => ({ value: path, label: path }));
  const movable = preview.data?.items.filter(({ refusal }) => refusal === null).length ?? 0;
  return (
    <BulkDialog
      rows={rows}
      noun={noun}
      action="Move"
      done={`moved to ${collection}`}
      act={({ cluster, id }) =>
        api('PUT', '/placements', { body: { cluster, kind, id, collection }, ifMatch: undefined })
      }
      notReady={
        collection === ''
          ? 'Choose a collection.'
          : preview.data && movable === 0
            ? 'None of it can be moved there.'
            : preview.data
              ? null
              : 'What it changes is being worked out.'
      }
      onDone={(moved) => {
        void queryClient.invalidateQueries({ queryKey: ['placements'] });
        onMoved?.(moved, collection);
      }}
      onClose={onClose}
    >
      <p className="text-ink-soft">
        Who may see and act on it follows the collection, within two seconds. What runs keeps running.
      </p>
      <Field label="To" required>
        <Select
          placeholder="Choose"
          options={options}
          value={collection}
          onChange={(event) => setCollection(event.target.value)}
        />
      </Field>
      <ErrorNotice error={listError ?? preview.error} />
      {collection !== '' && preview.isPending ? <Skeleton className="h-16 w-full" /> : null}
      {preview.data && Consequences ? <Consequences rows={rows} collection={collection} /> : null}
      {preview.data ? <MoveEffects preview={preview.data} kind={kind} /> : null}
    </BulkDialog>
  );
}
