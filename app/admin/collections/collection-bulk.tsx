'use client';

import { useState } from 'react';
import { BulkChange } from '@/components/records/bulk-change';
import { Picker } from '@/components/records/picker';
import { manageableSource } from '@/components/records/picker-sources';
import { Field } from '@/components/ui/field';
import type { CollectionView } from '@/lib/collections/schema';

export type CollectionAction = 'move' | 'make-exclusive' | 'share' | 'remove';

export const collectionActions: Readonly<Record<CollectionAction, { label: string; meaning: string }>> = {
  move: {
    label: 'Move',
    meaning:
      'What is in them and below goes along. What was granted above them may no longer hold there, and what is granted above their new place will.',
  },
  'make-exclusive': {
    label: 'Make nodes exclusive',
    meaning:
      'A grant on a collection above no longer lets services run on the nodes in here. Those that run already stay until they are updated.',
  },
  share: {
    label: 'Share nodes again',
    meaning: 'Whoever may schedule on nodes by a grant above may do so on the nodes in here.',
  },
  remove: {
    label: 'Remove',
    meaning: 'Only those that hold nothing go: what is in the way of the others is told.',
  },
};

const noun = { one: 'collection', many: 'collections' };

interface CollectionBulkProps {
  action: CollectionAction;
  collections: readonly CollectionView[];
  onClose: () => void;
}

/** Moves collections below another, changes who reaches their nodes, or removes those that are empty. */
export function CollectionBulk({ action, collections, onClose }: CollectionBulkProps) {
  const [parent, setParent] = useState('');
  const { label, meaning } = collectionActions[action];
  // What is below goes first: only what is empty can be removed.
  const ordered = collections.toSorted((a, b) => b.path.length - a.path.length);
  const changes = {
    move: parent === '' ? null : { do: 'move', parent },
    'make-exclusive': { do: 'set-exclusive', exclusive: true },
    share: { do: 'set-exclusive', exclusive: false },
    remove: { do: 'remove' },
  };
  return (
    <BulkChange
      path="/bulk/collections"
      noun={noun}
      items={ordered.map(({ id, path }) => ({ key: id, name: path }))}
      action={label}
      change={changes[action]}
      tone={action === 'remove' ? 'danger' : 'primary'}
      changes={['collections', 'grants', 'image-prefixes', 'access']}
      onClose={onClose}
    >
      <p>{meaning}</p>
      {action === 'move' ? (
        <Field label="Below" hint="Each keeps its name." required>
          <Picker source={manageableSource} value={parent} onChange={setParent} />
        </Field>
      ) : null}
    </BulkChange>
  );
}
