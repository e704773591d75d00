import type { TeamAction } from '@/app/admin/teams/team-bulk';
import { KeptBy } from '@/components/access/kept-by';
import { TreeCell } from '@/components/records/tree-cell';
import type { TreeNode } from '@/components/records/use-record-tree';
import { TextLink } from '@/components/ui/button';
import { MenuItem, MenuLink } from '@/components/ui/menu-items';
import { RelativeTime } from '@/components/ui/relative-time';
import { RowMenu } from '@/components/ui/row-menu';
import type { Column } from '@/components/ui/table/column';
import { paths } from '@/lib/paths/console-paths';
import type { TeamView } from '@/lib/teams/schema';

type Node = TreeNode<TeamView>;

/** @param reason why teams cannot be changed by whoever looks; null when they can */
export function teamColumns(
  reason: string | null,
  onAction: (action: TeamAction, team: string) => void,
): readonly Column<Node>[] {
  return [
    {
      id: 'name',
      header: 'Team',
      isTitle: true,
      cell: (node) => (
        <TreeCell node={node} name={node.record.name}>
          <TextLink href={paths.team(node.record.name)}>{node.record.name}</TextLink>
          {node.record.keptBy ? <KeptBy provider={node.record.keptBy} /> : null}
        </TreeCell>
      ),
    },
    {
      id: 'description',
      header: 'Description',
      cell: ({ record }) => record.description || <span className="text-ink-soft">none</span>,
    },
    {
      id: 'parent',
      header: 'Below',
      width: 'w-40',
      initiallyHidden: true,
      cell: ({ record }) =>
        record.parent ? (
          <TextLink href={paths.team(record.parent)}>{record.parent}</TextLink>
        ) : (
          <span className="text-ink-soft">none</span>
        ),
    },
    {
      id: 'members',
      header: 'Members',
      width: 'w-28',
      align: 'end',
      cell: ({ record }) => record.memberCount,
    },
    {
      id: 'createdAt',
      header: 'Since',
      width: 'w-40',
      cell: ({ record }) => <RelativeTime at={record.createdAt} />,
    },
    {
      id: 'actions',
      header: 'Actions',
      isActions: true,
      width: 'w-18',
      cell: ({ record: { name } }) => (
        <RowMenu name={name}>
          <MenuItem onClick={() => onAction('move', name)} disabledReason={reason}>
            Move to
          </MenuItem>
          <MenuLink href={paths.grantsFor({ subject: `team:${name}` })}>Its grants</MenuLink>
          <MenuItem tone="danger" onClick={() => onAction('remove', name)} disabledReason={reason}>
            Remove
          </MenuItem>
        </RowMenu>
      ),
    },
  ];
}
