'use client';

import dynamic from 'next/dynamic';
import type { CollectionDialog } from '@/app/admin/collections/collections-table';

/** Fetched when they are first wanted. */
const NewCollection = dynamic(() =>
  import('@/app/admin/collections/new-collection').then((module) => module.NewCollection),
);
const MoveCollection = dynamic(() =>
  import('@/app/admin/collections/move-collection').then((module) => module.MoveCollection),
);
const RemoveCollection = dynamic(() =>
  import('@/app/admin/collections/remove-collection').then((module) => module.RemoveCollection),
);
const CollectionBulk = dynamic(() =>
  import('@/app/admin/collections/collection-bulk').then((module) => module.CollectionBulk),
);
const RecordingPolicyDialog = dynamic(() =>
  import('@/components/recordings/recording-policy-dialog').then((module) => module.RecordingPolicyDialog),
);

interface CollectionDialogsProps {
  dialog: CollectionDialog;
  onClose: () => void;
  /** Where the collection is after it was moved; null when it is gone. */
  onMoved?: (path: string | null) => void;
}

export function CollectionDialogs({ dialog, onClose, onMoved }: CollectionDialogsProps) {
  switch (dialog?.kind) {
    case 'add':
      return <NewCollection parent={dialog.parent} onClose={onClose} />;
    case 'move':
      return (
        <MoveCollection
          collection={dialog.collection}
          onClose={onClose}
          onMoved={onMoved ?? (() => undefined)}
        />
      );
    case 'remove':
      return (
        <RemoveCollection
          collection={dialog.collection}
          onClose={onClose}
          onRemoved={() => onMoved?.(null)}
        />
      );
    case 'recording':
      return <RecordingPolicyDialog collection={dialog.collection.path} onClose={onClose} />;
    case 'bulk':
      return <CollectionBulk action={dialog.action} collections={dialog.collections} onClose={onClose} />;
    default:
      return null;
  }
}
