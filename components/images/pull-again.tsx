'use client';

import { imageNoun, type PlacedImage } from '@/components/images/image-actions';
import { splitImageName } from '@/components/images/image-name';
import { transferImage } from '@/components/images/transfer-image';
import type { ActionDialogProps } from '@/components/resources/actions/resource-action';
import { BulkDialog } from '@/components/resources/bulk/bulk-dialog';

/** Asks the registry for what the names of images stand for now. */
export function PullAgain({ rows, onClose }: ActionDialogProps<PlacedImage>) {
  return (
    <BulkDialog
      rows={rows}
      noun={imageNoun}
      action="Pull"
      done="pulled"
      act={async ({ cluster, tags }) => {
        for (const name of tags) {
          const { repository, tag } = splitImageName(name);
          const query = { fromImage: repository, tag };
          await transferImage({ cluster, path: '/images/create', query, report: () => undefined });
        }
      }}
      detailOf={({ tags }) => tags.join(', ')}
      onClose={onClose}
    >
      <p>
        Each name is asked for at its registry. Where it stands for something newer, that takes the name;
        containers go on with what they run.
      </p>
    </BulkDialog>
  );
}
