'use client';

import { useMemo } from 'react';
import { useObstacleSentence } from '@/components/containers/use-grantors';
import { ActionMenuItems } from '@/components/resources/actions/action-menu-items';
import { obstacleToAction, type ResourceAction } from '@/components/resources/actions/resource-action';
import type { BulkRow } from '@/components/resources/bulk/bulk-dialog';
import { usePageActions } from '@/components/shell/page-actions';
import { useAccess } from '@/components/shell/use-access';
import { Button, IconButton } from '@/components/ui/button';
import { DisabledWithReason } from '@/components/ui/disabled-with-reason';
import { dots } from '@/components/ui/dots';
import { Menu } from '@/components/ui/menu';

interface PageActionsProps<Row extends BulkRow> {
  actions: readonly ResourceAction<Row>[];
  row: Row;
  onAction: (action: ResourceAction<Row>, rows: readonly Row[]) => void;
}

/** The actions of a thing on its own page: as buttons, the rare ones in a menu, and all in ⌘K. */
export function PageActions<Row extends BulkRow>({ actions, row, onAction }: PageActionsProps<Row>) {
  const access = useAccess();
  const commands = useMemo(
    () =>
      actions
        .filter((action) => obstacleToAction(action, row, access, Date.now()) === null)
        .map((action) => ({
          id: action.id,
          label: `${action.label} ${row.name}`,
          run: () => onAction(action, [row]),
        })),
    [actions, row, access, onAction],
  );
  usePageActions(commands);
  const rare = actions.filter(({ isRare }) => isRare);
  return (
    <>
      {actions
        .filter(({ isRare }) => !isRare)
        .map((action) => (
          <ActionButton key={action.id} action={action} row={row} onPress={() => onAction(action, [row])} />
        ))}
      {rare.length > 0 ? (
        <Menu
          trigger={
            <IconButton label={`More for ${row.name}`} title="More" tone="secondary">
              {dots}
            </IconButton>
          }
        >
          <ActionMenuItems actions={rare} row={row} onAction={onAction} />
        </Menu>
      ) : null}
    </>
  );
}

function ActionButton<Row extends BulkRow>({
  action,
  row,
  onPress,
}: {
  action: ResourceAction<Row>;
  row: Row;
  onPress: () => void;
}) {
  const access = useAccess();
  const reason = useObstacleSentence(obstacleToAction(action, row, access, Date.now()));
  return (
    <DisabledWithReason reason={reason}>
      <Button onClick={onPress}>
        {action.icon}
        {action.label}
      </Button>
    </DisabledWithReason>
  );
}
