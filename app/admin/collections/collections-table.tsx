'use client';

import { Plus } from 'lucide-react';
import { useMemo, useState } from 'react';
import { type CollectionAction, collectionActions } from '@/app/admin/collections/collection-bulk';
import { collectionColumns } from '@/app/admin/collections/collection-columns';
import { CollectionDialogs } from '@/app/admin/collections/collection-dialogs';
import { FileActions } from '@/components/records/file-actions';
import { type LoadedTree, type TreeNode, useRecordTree } from '@/components/records/use-record-tree';
import { useAccess } from '@/components/shell/use-access';
import { Button } from '@/components/ui/button';
import { DisabledWithReason } from '@/components/ui/disabled-with-reason';
import { EmptyState } from '@/components/ui/empty-state';
import { PageHeader } from '@/components/ui/page-header';
import { DataTable } from '@/components/ui/table/data-table';
import { collectionsGranting } from '@/lib/access/access';
import type { CollectionView } from '@/lib/collections/schema';

export type CollectionDialog =
  | { kind: 'add'; parent: string }
  | { kind: 'remove' | 'move'; collection: CollectionView }
  | { kind: 'bulk'; action: CollectionAction; collections: readonly CollectionView[] }
  | { kind: 'recording'; collection: CollectionView }
  | null;

const noun = { one: 'collection', many: 'collections' };
const top = { path: '/' };
const openAtFirst = ['/'];
const refOf = (collection: CollectionView) => collection.path;
const childCountOf = (collection: CollectionView) => collection.childCount;
const keyOf = ({ record }: TreeNode<CollectionView>) => record.id;
const nameOf = ({ record }: TreeNode<CollectionView>) => record.path;

export function CollectionsTable({ initial }: { initial: LoadedTree<CollectionView> }) {
  const { nodes, server, query, isSearch } = useRecordTree<CollectionView>({
    path: '/collections',
    initial,
    top,
    refOf,
    childCountOf,
    openAtFirst,
  });
  const [dialog, setDialog] = useState<CollectionDialog>(null);
  const columns = useMemo(() => collectionColumns(setDialog), []);
  const access = useAccess();
  const [firstParent] = collectionsGranting(access, 'collection.manage', Date.now());
  const reason =
    firstParent === undefined ? 'You need collection.manage on a collection to make one below it.' : null;
  const add = (
    <DisabledWithReason reason={reason}>
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
        actions={
          <>
            <FileActions kinds={['collections']} query={isSearch ? query : ''} reason={reason} />
            {add}
          </>
        }
      />
      <DataTable
        id="collections"
        noun={noun}
        rows={nodes}
        server={server}
        bulkActions={({ rows }) => {
          const collections = rows.map(({ record }) => record);
          const mayChange = collections.some(({ mayManage }) => mayManage);
          return (Object.keys(collectionActions) as CollectionAction[]).map((action) => (
            <DisabledWithReason
              key={action}
              reason={mayChange ? null : 'You need collection.manage on one of them.'}
            >
              <Button size="small" onClick={() => setDialog({ kind: 'bulk', action, collections })}>
                {collectionActions[action].label}
              </Button>
            </DisabledWithReason>
          ));
        }}
        columns={columns}
        keyOf={keyOf}
        nameOf={nameOf}
        empty={<EmptyState action={add}>There are no collections that you may see.</EmptyState>}
      />
      <CollectionDialogs dialog={dialog} onClose={close} />
    </>
  );
}
