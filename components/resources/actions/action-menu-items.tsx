'use client';

import { useObstacleSentence } from '@/components/containers/use-grantors';
import { obstacleToAction, type ResourceAction } from '@/components/resources/actions/resource-action';
import type { BulkRow } from '@/components/resources/bulk/bulk-dialog';
import { useAccess } from '@/components/shell/use-access';
import { MenuItem } from '@/components/ui/menu-items';

interface ActionMenuItemsProps<Row extends BulkRow> {
  actions: readonly ResourceAction<Row>[];
  row: Row;
  onAction: (action: ResourceAction<Row>, rows: readonly Row[]) => void;
}

/** What can be done with one thing; what cannot says why. */
export function ActionMenuItems<Row extends BulkRow>({ actions, row, onAction }: ActionMenuItemsProps<Row>) {
  return actions.map((action) => (
    <Item key={action.id} action={action} row={row} onPress={() => onAction(action, [row])} />
  ));
}

function Item<Row extends BulkRow>({
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
    <MenuItem icon={action.icon} tone={action.tone ?? 'normal'} disabledReason={reason} onClick={onPress}>
      {action.label}
    </MenuItem>
  );
}
