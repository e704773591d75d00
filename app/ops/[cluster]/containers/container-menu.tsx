'use client';

import { FolderInput, ScrollText, SquareTerminal } from 'lucide-react';
import type { OpsContainer } from '@/app/ops/[cluster]/containers/ops-container';
import { useMissingRight } from '@/components/access/use-missing-right';
import { actionIcons } from '@/components/containers/action-menu';
import { type ContainerAction, containerActions, obstacleTo } from '@/components/containers/container-action';
import { useObstacleSentence } from '@/components/containers/use-grantors';
import { useAccess } from '@/components/shell/access-context';
import { MenuItem, MenuLink, MenuSeparator } from '@/components/ui/menu';
import { RowMenu } from '@/components/ui/row-menu';
import { paths } from '@/lib/paths/console-paths';

interface ContainerMenuProps {
  container: OpsContainer;
  onAction: (action: ContainerAction | 'move') => void;
}

/** What an operator can do with one container; what they cannot says why. */
export function ContainerMenu({ container, onAction }: ContainerMenuProps) {
  const { cluster, id, name } = container;
  return (
    <RowMenu name={name}>
      <ActionItem action="start" container={container} onAction={onAction} />
      <ActionItem action="stop" container={container} onAction={onAction} />
      <ActionItem action="restart" container={container} onAction={onAction} />
      <MenuSeparator />
      <MenuLink href={paths.opsContainer(cluster, id, 'logs')} icon={<ScrollText aria-hidden />}>
        Logs
      </MenuLink>
      <MenuLink href={paths.opsContainer(cluster, id, 'terminal')} icon={<SquareTerminal aria-hidden />}>
        Terminal
      </MenuLink>
      <MoveItem container={container} onAction={onAction} />
      <MenuSeparator />
      <ActionItem action="remove" container={container} onAction={onAction} />
    </RowMenu>
  );
}

function ActionItem({ action, container, onAction }: ContainerMenuProps & { action: ContainerAction }) {
  const access = useAccess();
  const reason = useObstacleSentence(obstacleTo(action, container, access, Date.now()));
  return (
    <MenuItem
      icon={actionIcons[action]}
      tone={action === 'remove' ? 'danger' : 'normal'}
      disabledReason={reason}
      onClick={() => onAction(action)}
    >
      {containerActions[action].label}
    </MenuItem>
  );
}

function MoveItem({ container, onAction }: ContainerMenuProps) {
  const reason = useMissingRight('access.manage', container.collection);
  return (
    <MenuItem icon={<FolderInput aria-hidden />} disabledReason={reason} onClick={() => onAction('move')}>
      Move to another collection
    </MenuItem>
  );
}
