'use client';

import { FolderInput } from 'lucide-react';
import type { ReactNode } from 'react';
import type { OpsContainer } from '@/app/ops/[cluster]/containers/ops-container';
import { actionIcons } from '@/components/containers/action-menu';
import {
  type ContainerAction,
  containerActions,
  missingAccess,
  obstacleTo,
} from '@/components/containers/container-action';
import { useAccess } from '@/components/shell/access-context';
import { Button } from '@/components/ui/button';
import { DisabledWithReason } from '@/components/ui/disabled-with-reason';

interface BulkActionsProps {
  selected: readonly OpsContainer[];
  onAction: (containers: readonly OpsContainer[], action: ContainerAction | 'move') => void;
}

/** Each button acts on those of the selected for which it is possible, and says on how many. */
export function BulkActions({ selected, onAction }: BulkActionsProps) {
  const access = useAccess();
  const now = Date.now();
  const movable = selected.filter(
    (row) => missingAccess('access.manage', row.collection, access, now) === null,
  );
  return (
    <>
      {(['start', 'stop', 'restart', 'remove'] as const).map((action) => {
        const possible = selected.filter((row) => obstacleTo(action, row, access, now) === null);
        return (
          <BulkButton
            key={action}
            label={containerActions[action].label}
            icon={actionIcons[action]}
            possible={possible}
            selected={selected}
            onPress={() => onAction(possible, action)}
          />
        );
      })}
      <BulkButton
        label="Move"
        icon={<FolderInput aria-hidden />}
        possible={movable}
        selected={selected}
        onPress={() => onAction(movable, 'move')}
      />
    </>
  );
}

interface BulkButtonProps {
  label: string;
  icon: ReactNode;
  possible: readonly OpsContainer[];
  selected: readonly OpsContainer[];
  onPress: () => void;
}

function BulkButton({ label, icon, possible, selected, onPress }: BulkButtonProps) {
  const some = possible.length > 0 && possible.length < selected.length ? ` ${possible.length}` : '';
  return (
    <DisabledWithReason reason={possible.length === 0 ? 'It is possible for none of the selected.' : null}>
      <Button size="small" onClick={onPress}>
        {icon}
        {label}
        {some}
      </Button>
    </DisabledWithReason>
  );
}
