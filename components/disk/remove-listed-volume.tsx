'use client';

import type { DiskRow } from '@/components/disk/disk-rows';
import { removeListed } from '@/components/disk/remove-listed';
import type { ActionDialogProps } from '@/components/resources/actions/resource-action';
import { BulkDialog } from '@/components/resources/bulk/bulk-dialog';

/** Removes the one volume that was listed, after its name was typed. */
export function RemoveListedVolume({ rows, onClose }: ActionDialogProps<DiskRow>) {
  return (
    <BulkDialog
      rows={rows}
      noun={{ one: 'volume', many: 'volumes' }}
      action="Remove"
      done="removed"
      isDestructive
      act={removeListed}
      onClose={onClose}
    >
      <p>Everything stored in it will be gone. This cannot be undone.</p>
    </BulkDialog>
  );
}
