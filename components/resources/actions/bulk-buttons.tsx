'use client';

import { obstacleToAction, type ResourceAction } from '@/components/resources/actions/resource-action';
import type { BulkRow } from '@/components/resources/bulk/bulk-dialog';
import { useAccess } from '@/components/shell/use-access';
import { Button } from '@/components/ui/button';
import { DisabledWithReason } from '@/components/ui/disabled-with-reason';

interface BulkButtonsProps<Row extends BulkRow> {
  actions: readonly ResourceAction<Row>[];
  selected: readonly Row[];
  onAction: (action: ResourceAction<Row>, rows: readonly Row[]) => void;
}

/** Each button acts on those of the selected for which it is possible, and says on how many. */
export function BulkButtons<Row extends BulkRow>({ actions, selected, onAction }: BulkButtonsProps<Row>) {
  const access = useAccess();
  const now = Date.now();
  return actions
    .filter(({ isForMany }) => isForMany)
    .map((action) => {
      const possible = selected.filter((row) => obstacleToAction(action, row, access, now) === null);
      const isSome = possible.length > 0 && possible.length < selected.length;
      return (
        <DisabledWithReason
          key={action.id}
          reason={possible.length === 0 ? 'It is possible for none of the selected.' : null}
        >
          <Button size="small" onClick={() => onAction(action, possible)}>
            {action.icon}
            {action.label}
            {isSome ? ` ${possible.length}` : ''}
          </Button>
        </DisabledWithReason>
      );
    });
}
