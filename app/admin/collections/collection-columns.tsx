import type { CollectionDialog } from '@/app/admin/collections/collections-table';
import { TreeCell } from '@/components/records/tree-cell';
import type { TreeNode } from '@/components/records/use-record-tree';
import { Badge } from '@/components/ui/badge';
import { TextLink } from '@/components/ui/button';
import { MenuItem, MenuLink, MenuSeparator } from '@/components/ui/menu-items';
import { RelativeTime } from '@/components/ui/relative-time';
import { RowMenu } from '@/components/ui/row-menu';
import type { Column } from '@/components/ui/table/column';
import type { CollectionView } from '@/lib/collections/schema';
import { allClusters, paths } from '@/lib/paths/console-paths';

export const builtIn: Readonly<Record<string, string>> = {
  '/': 'Everything that has no other place',
  '/System': 'Managers and the parts of Wheelhouse itself',
  '/Shared': 'Workers and images that are for everyone',
  '/Shared/Private': "Above each person's own collection",
};

export function collectionColumns(
  onOpen: (dialog: CollectionDialog) => void,
): readonly Column<TreeNode<CollectionView>>[] {
  return [
    {
      id: 'path',
      header: 'Collection',
      isTitle: true,
      cell: (node) => (
        <TreeCell node={node} name={node.record.path}>
          <TextLink
            href={paths.collection(node.record.path)}
            title={node.record.path}
            className="inline-block min-w-6 py-0.5"
          >
            {node.isOpen === null && node.depth === 0 ? node.record.path : lastPart(node.record.path)}
          </TextLink>
        </TreeCell>
      ),
    },
    {
      id: 'what',
      header: 'What it is for',
      cell: ({ record: { path, exclusive } }) => (
        <span className="inline-flex max-w-full items-center gap-2">
          {exclusive ? <Badge tone="accent">exclusive nodes</Badge> : null}
          <span className="truncate text-ink-soft">{builtIn[path] ?? ''}</span>
        </span>
      ),
    },
    {
      id: 'grants',
      header: 'Access',
      width: 'w-32',
      cell: ({ record: { path } }) => (
        <TextLink href={paths.grantsFor({ collection: path })}>Grants here</TextLink>
      ),
    },
    {
      id: 'limits',
      header: 'Limits',
      width: 'w-24',
      cell: ({ record: { path } }) => <TextLink href={paths.limitsOf(path)}>Limits</TextLink>,
    },
    {
      id: 'created',
      header: 'Since',
      width: 'w-36',
      cell: ({ record: { createdAt } }) => <RelativeTime at={createdAt} />,
    },
    {
      id: 'actions',
      header: 'Actions',
      isActions: true,
      width: 'w-18',
      cell: ({ record }) => <CollectionMenu collection={record} onOpen={onOpen} />,
    },
  ];
}

function lastPart(path: string): string {
  return path === '/' ? '/' : path.slice(path.lastIndexOf('/') + 1);
}

export function CollectionMenu({
  collection,
  onOpen,
}: {
  collection: CollectionView;
  onOpen: (dialog: CollectionDialog) => void;
}) {
  const { path, mayManage, exclusive } = collection;
  const reason = mayManage ? null : `You need collection.manage on ${path}.`;
  const staysReason = path in builtIn ? 'Part of every installation.' : reason;
  return (
    <RowMenu name={path}>
      <MenuItem onClick={() => onOpen({ kind: 'add', parent: path })} disabledReason={reason}>
        Add a collection below
      </MenuItem>
      <MenuItem
        onClick={() =>
          onOpen({
            kind: 'bulk',
            action: exclusive ? 'share' : 'make-exclusive',
            collections: [collection],
          })
        }
        disabledReason={reason}
      >
        {exclusive ? 'Share its nodes again' : 'Make its nodes exclusive'}
      </MenuItem>
      <MenuItem onClick={() => onOpen({ kind: 'move', collection })} disabledReason={staysReason}>
        Rename or move
      </MenuItem>
      <MenuLink href={paths.limitsOf(path)}>Limits and use</MenuLink>
      <MenuItem onClick={() => onOpen({ kind: 'recording', collection })}>Recording of terminals</MenuItem>
      <MenuLink href={`${paths.opsSection(allClusters, 'containers')}?q=${encodeURIComponent(path)}`}>
        Its containers
      </MenuLink>
      <MenuSeparator />
      <MenuItem
        tone="danger"
        onClick={() => onOpen({ kind: 'remove', collection })}
        disabledReason={staysReason}
      >
        Remove
      </MenuItem>
    </RowMenu>
  );
}
