import { FolderInput } from 'lucide-react';
import type { ComponentType } from 'react';
import type { ResourceAction } from '@/components/resources/actions/resource-action';
import type { BulkRow } from '@/components/resources/bulk/bulk-dialog';
import { lazily } from '@/components/ui/lazily';
import type { PlacedKind } from '@/lib/placements/schema';

/** Fetched when it is first wanted. */
const MoveDialog = lazily(() =>
  import('@/components/resources/move/move-dialog').then((part) => part.MoveDialog),
);

/** What a move to a collection does besides changing who may do what. */
export interface MoveConsequencesProps {
  readonly rows: readonly BulkRow[];
  readonly collection: string;
}

/**
 * Moving things of a kind to another collection, one or many.
 *
 * @param Consequences what else it does, where it does more
 */
export function moveAction<Row extends BulkRow>(
  kind: PlacedKind,
  noun: { readonly one: string; readonly many: string },
  Consequences?: ComponentType<MoveConsequencesProps>,
): ResourceAction<Row> {
  return {
    id: `${kind}.move`,
    label: 'Move',
    icon: <FolderInput aria-hidden />,
    operation: 'access.manage',
    isForMany: true,
    Dialog: ({ rows, onClose }) => (
      <MoveDialog
        kind={kind}
        noun={noun}
        rows={rows}
        onClose={onClose}
        {...(Consequences ? { Consequences } : {})}
      />
    ),
  };
}
