'use client';

import { kindWords } from '@/components/disk/clean-up-columns';
import { sum } from '@/components/disk/disk-items';
import type { DiskRow } from '@/components/disk/disk-rows';
import { removeListed } from '@/components/disk/remove-listed';
import type { ActionDialogProps } from '@/components/resources/actions/resource-action';
import { BulkDialog } from '@/components/resources/bulk/bulk-dialog';
import { bytesText } from '@/components/ui/bytes';

/** Removes exactly what it lists; each removal is one of its own, decided on and recorded by itself. */
export function CleanUpDialog({ rows, onClose }: ActionDialogProps<DiskRow>) {
  return (
    <BulkDialog
      rows={rows}
      noun={{ one: 'thing', many: 'things' }}
      title={`Remove ${rows.length === 1 && rows[0] ? rows[0].name : `${rows.length} things that nothing uses`}?`}
      action="Remove"
      done="removed"
      isDestructive
      act={removeListed}
      detailOf={(row) =>
        `${kindWords[row.kind]}, ${row.bytes === null ? 'size unknown' : bytesText(row.bytes)}, ${row.collections.join(', ')}`
      }
      onClose={onClose}
    >
      <p>
        This frees at least {bytesText(sum(rows))}. Exactly what is listed goes, and nothing is removed by
        force: what is used by then, or stands for something else, is skipped and named.
      </p>
      <p className="text-ink-soft">
        Files that a stopped container wrote outside of volumes go with it. Volumes stay.
      </p>
    </BulkDialog>
  );
}
