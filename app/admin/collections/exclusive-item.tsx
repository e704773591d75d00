'use client';

import { useSave } from '@/components/forms/use-save';
import { MenuItem } from '@/components/ui/menu-items';
import { showToast } from '@/components/ui/toast-store';
import { editedCollection } from '@/lib/collections/edited-collection';
import type { CollectionView } from '@/lib/collections/schema';
import { failureMessage } from '@/lib/http/failure';

/** Whether a grant on an ancestor lets services run on the nodes of this collection. */
export function ExclusiveItem({ collection, reason }: { collection: CollectionView; reason: string | null }) {
  const save = useSave();
  const { id, path, exclusive } = collection;
  const set = async (next: boolean) => {
    try {
      await save({
        method: 'PATCH',
        path: `/collections/${id}`,
        body: { exclusive: next },
        shown: next === !exclusive ? editedCollection(collection) : null,
        done: next ? `The nodes of ${path} are exclusive now` : `Grants above ${path} reach its nodes again`,
        undo: () => void set(!next),
        changes: ['collections'],
      });
    } catch (error) {
      showToast({ title: `${path} was not changed`, description: failureMessage(error), tone: 'danger' });
    }
  };
  return (
    <MenuItem onClick={() => void set(!exclusive)} disabledReason={reason}>
      {exclusive ? 'Let grants above reach its nodes' : 'Make its nodes exclusive'}
    </MenuItem>
  );
}
