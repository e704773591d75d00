'use client';

import { imageNoun, type PlacedImage } from '@/components/images/image-actions';
import { imagePath } from '@/components/images/image-name';
import { engineUrl } from '@/components/live/engine-url';
import type { ActionDialogProps } from '@/components/resources/actions/resource-action';
import { BulkDialog } from '@/components/resources/bulk/bulk-dialog';
import { useImageUses } from '@/components/resources/uses/use-uses';
import { usedKey } from '@/components/resources/uses/uses';
import { request } from '@/lib/http/request';

/** Takes away all names that one sees of images; with the last name of one the image goes. */
export function RemoveImages({ rows, onClose }: ActionDialogProps<PlacedImage>) {
  const { uses } = useImageUses([...new Set(rows.map(({ cluster }) => cluster))], rows);
  const used = rows.filter((row) => uses.has(usedKey(row))).length;
  return (
    <BulkDialog
      rows={rows}
      noun={imageNoun}
      action="Remove"
      done="removed"
      isDestructive
      act={async ({ cluster, id, tags }) => {
        for (const name of tags.length > 0 ? tags : [id]) {
          await request('DELETE', engineUrl(cluster, imagePath(name)));
        }
      }}
      detailOf={(row) =>
        [row.tags.join(', '), uses.has(usedKey(row)) ? 'in use' : ''].filter(Boolean).join('; ')
      }
      onClose={onClose}
    >
      <p>
        {rows.length === 1 && rows[0] && rows[0].tags.length > 0
          ? `Its ${rows[0].tags.length === 1 ? 'name' : 'names'} ${rows[0].tags.join(', ')} and, with the last one, its layers that no other image shares will be gone.`
          : 'Their names and, with the last one of each, layers that no other image shares will be gone.'}{' '}
        What is in a registry stays there.
      </p>
      {used > 0 ? (
        <p>
          <strong className="font-medium">
            {rows.length === 1 ? 'It is in use.' : `${used} of them ${used === 1 ? 'is' : 'are'} in use.`}
          </strong>{' '}
          The engine refuses to remove what a container runs.
        </p>
      ) : null}
    </BulkDialog>
  );
}
