'use client';

import { Plus } from 'lucide-react';
import dynamic from 'next/dynamic';
import { useMemo, useState } from 'react';
import { collectionColumns } from '@/app/admin/collections/collection-columns';
import { collectionRecords, useRecords } from '@/app/admin/records';
import { RemoveRecord } from '@/components/forms/remove-record';
import { Button } from '@/components/ui/button';
import { DisabledWithReason } from '@/components/ui/disabled-with-reason';
import { EmptyState } from '@/components/ui/empty-state';
import { PageHeader } from '@/components/ui/page-header';
import { DataTable } from '@/components/ui/table/data-table';
import type { CollectionView } from '@/lib/collections/schema';

/** Fetched when it is first wanted. */
const NewCollection = dynamic(() =>
  import('@/app/admin/collections/new-collection').then((module) => module.NewCollection),
);

const RecordingPolicyDialog = dynamic(() =>
  import('@/components/recordings/recording-policy-dialog').then((module) => module.RecordingPolicyDialog),
);

export type CollectionDialog =
  | { kind: 'add'; parent: string }
  | { kind: 'remove'; collection: CollectionView }
  | { kind: 'recording'; collection: CollectionView }
  | null;

const noun = { one: 'collection', many: 'collections' };
const keyOf = (collection: CollectionView) => collection.id;
const nameOf = (collection: CollectionView) => collection.path;

export function CollectionsTable({ initial }: { initial: CollectionView[] }) {
  const collections = useRecords(collectionRecords, initial);
  const inOrder = useMemo(() => [...collections].sort(byPath), [collections]);
  const [dialog, setDialog] = useState<CollectionDialog>(null);
  const columns = useMemo(() => collectionColumns(setDialog), []);
  const parents = inOrder.filter((collection) => collection.mayManage).map((collection) => collection.path);
  const [firstParent] = parents;
  const add = (
    <DisabledWithReason
      reason={
        firstParent === undefined ? 'You need collection.manage on a collection to make one below it.' : null
      }
    >
      <Button tone="primary" onClick={() => setDialog({ kind: 'add', parent: firstParent ?? '/' })}>
        <Plus aria-hidden />
        Add collection
      </Button>
    </DisabledWithReason>
  );
  const close = () => setDialog(null);
  return (
    <>
      <PageHeader
        title="Collections"
        description="A tree in which every resource has one place. What is granted on a collection holds for everything below it."
        actions={add}
      />
      <DataTable
        id="collections"
        noun={noun}
        rows={inOrder}
        columns={columns}
        keyOf={keyOf}
        nameOf={nameOf}
        empty={<EmptyState action={add}>There are no collections that you may see.</EmptyState>}
      />
      {dialog?.kind === 'add' ? (
        <NewCollection parent={dialog.parent} parents={parents} onClose={close} />
      ) : null}
      {dialog?.kind === 'recording' ? (
        <RecordingPolicyDialog collection={dialog.collection.path} onClose={close} />
      ) : null}
      {dialog?.kind === 'remove' ? (
        <RemoveRecord
          open
          onClose={close}
          title={`Remove ${dialog.collection.path}?`}
          phrase={dialog.collection.path}
          path={`/collections/${dialog.collection.id}`}
          done={`${dialog.collection.path} was removed`}
          changes={['collections']}
        >
          <p>
            Only an empty collection can be removed: nothing placed in it, nothing below it, no grants and no
            image prefixes on it.
          </p>
        </RemoveRecord>
      ) : null}
    </>
  );
}

/** "/" sorts before letters in a path, so that a subtree stays together. */
function byPath(a: CollectionView, b: CollectionView): number {
  const [left, right] = [a.path.split('/'), b.path.split('/')];
  for (let index = 0; index < Math.max(left.length, right.length); index++) {
    const order = (left[index] ?? '').localeCompare(right[index] ?? '');
    if (order !== 0) return order;
  }
  return 0;
}
