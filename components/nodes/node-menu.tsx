'use client';

import {
  ArrowDownToLine,
  ArrowUpFromLine,
  CircleCheck,
  CirclePause,
  FolderInput,
  LogOut,
  Tags,
  Trash2,
} from 'lucide-react';
import type { ReactNode } from 'react';
import { useObstacleSentence } from '@/components/containers/use-grantors';
import { type NodeAction, nodeActions, nodeObstacle } from '@/components/nodes/node-action';
import { useAccess } from '@/components/shell/access-context';
import { MenuItem, MenuSeparator } from '@/components/ui/menu';
import { RowMenu } from '@/components/ui/row-menu';
import type { NodeRow } from '@/lib/nodes/row';

export const nodeActionIcons: Readonly<Record<NodeAction, ReactNode>> = {
  drain: <LogOut aria-hidden />,
  pause: <CirclePause aria-hidden />,
  activate: <CircleCheck aria-hidden />,
  promote: <ArrowUpFromLine aria-hidden />,
  demote: <ArrowDownToLine aria-hidden />,
  labels: <Tags aria-hidden />,
  move: <FolderInput aria-hidden />,
  remove: <Trash2 aria-hidden />,
};

interface NodeMenuProps {
  node: NodeRow;
  /** How many the Swarm has, as far as the person sees. */
  managers: number;
  onAction: (action: NodeAction) => void;
}

/** What can be done with one node; what cannot says why. */
export function NodeMenu({ node, managers, onAction }: NodeMenuProps) {
  const item = (action: NodeAction) => <Item action={action} {...{ node, managers, onAction }} />;
  return (
    <RowMenu name={node.name}>
      {item('activate')}
      {item('pause')}
      {item('drain')}
      <MenuSeparator />
      {node.role === 'worker' ? item('promote') : item('demote')}
      {item('labels')}
      {item('move')}
      <MenuSeparator />
      {item('remove')}
    </RowMenu>
  );
}

function Item({ action, node, managers, onAction }: NodeMenuProps & { action: NodeAction }) {
  const reason = useNodeReason(action, node, managers);
  return (
    <MenuItem
      icon={nodeActionIcons[action]}
      tone={action === 'remove' ? 'danger' : 'normal'}
      disabledReason={reason}
      onClick={() => onAction(action)}
    >
      {nodeActions[action].label}
    </MenuItem>
  );
}

/** Why an action is not possible, as a sentence with who can help; null when it is. */
export function useNodeReason(action: NodeAction, node: NodeRow, managers: number): string | null {
  const access = useAccess();
  return useObstacleSentence(nodeObstacle(action, node, managers, access, Date.now()));
}
