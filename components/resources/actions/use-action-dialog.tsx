'use client';

import { type ReactNode, useCallback, useState } from 'react';
import type { ResourceAction } from '@/components/resources/actions/resource-action';
import type { BulkRow } from '@/components/resources/bulk/bulk-dialog';

interface ActionDialog<Row extends BulkRow> {
  open: (action: ResourceAction<Row>, rows: readonly Row[]) => void;
  /** To be placed somewhere on the page. */
  dialog: ReactNode;
}

/**
 * Opens the dialog of an action for the rows that it is for.
 *
 * @param onClosed after it was closed, whatever was done
 */
export function useActionDialog<Row extends BulkRow>(onClosed?: () => void): ActionDialog<Row> {
  const [opened, setOpened] = useState<{ action: ResourceAction<Row>; rows: readonly Row[] } | null>(null);
  const open = useCallback(
    (action: ResourceAction<Row>, rows: readonly Row[]) => setOpened({ action, rows }),
    [],
  );
  const close = () => {
    setOpened(null);
    onClosed?.();
  };
  return { open, dialog: opened ? <opened.action.Dialog rows={opened.rows} onClose={close} /> : null };
}
