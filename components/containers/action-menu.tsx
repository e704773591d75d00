'use client';

import { Play, RotateCw, Square, Trash2 } from 'lucide-react';
import type { ReactNode } from 'react';
import {
  type ActionTarget,
  type ContainerAction,
  containerActions,
  obstacleTo,
} from '@/components/containers/container-action';
import { useObstacleSentence } from '@/components/containers/use-grantors';
import { IconButton } from '@/components/ui/button';
import { dots } from '@/components/ui/dots';
import { Menu } from '@/components/ui/menu';
import { MenuItem, MenuSeparator } from '@/components/ui/menu-items';
import { useNow } from '@/components/ui/now';
import type { Access } from '@/lib/access/access';

export const actionIcons: Readonly<Record<ContainerAction, ReactNode>> = {
  start: <Play aria-hidden />,
  stop: <Square aria-hidden />,
  restart: <RotateCw aria-hidden />,
  remove: <Trash2 aria-hidden />,
};

interface ActionMenuProps {
  name: string;
  target: ActionTarget;
  access: Access;
  onAction: (action: ContainerAction) => void;
}

/** What can be done with a container in a list; what cannot says why. */
export function ActionMenu({ name, target, access, onAction }: ActionMenuProps) {
  return (
    <Menu trigger={<IconButton label={`Actions of ${name}`}>{dots}</IconButton>}>
      <Entry action="start" target={target} access={access} onAction={onAction} />
      <Entry action="stop" target={target} access={access} onAction={onAction} />
      <Entry action="restart" target={target} access={access} onAction={onAction} />
      <MenuSeparator />
      <Entry action="remove" target={target} access={access} onAction={onAction} />
    </Menu>
  );
}

function Entry({
  action,
  target,
  access,
  onAction,
}: Omit<ActionMenuProps, 'name'> & { action: ContainerAction }) {
  const now = useNow() ?? 0;
  const reason = useObstacleSentence(obstacleTo(action, target, access, now));
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
