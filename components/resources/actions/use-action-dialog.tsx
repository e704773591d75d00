'use client';

import { type ReactNode, useCallback, useState } from 'react';
import type { AtOnceDialogProps } from '@/components/resources/actions/at-once-dialog';
import type { ResourceAction } from '@/components/resources/actions/resource-action';
import { runAtOnce } from '@/components/resources/actions/run-at-once';
import type { BulkRow } from '@/components/resources/bulk/bulk-dialog';
import { lazily } from '@/components/ui/lazily';

/** Fetched when it is first wanted. */
const AtOnceDialog = lazily(() =>
  import('@/components/resources/actions/at-once-dialog').then((part) => part.AtOnceDialog),
) as <Row extends BulkRow>(props: AtOnceDialogProps<Row>) => ReactNode;

interface ActionDialog<Row extends BulkRow> {
  open: (action: ResourceAction<Row>, rows: readonly Row[]) => void;
  /** To be placed somewhere on the page. */
  dialog: ReactNode;
}

interface Opened<Row extends BulkRow> {
  readonly action: ResourceAction<Row>;
  readonly rows: readonly Row[];
}

/**
 * Does an action to the rows that it is for: at once to one, with its progress to many, or after its
 * dialog has asked.
 *
 * @param onClosed after a dialog was closed, whatever was done
 */
export function useActionDialog<Row extends BulkRow>(onClosed?: () => void): ActionDialog<Row> {
  const [opened, setOpened] = useState<Opened<Row> | null>(null);
  const open = useCallback((action: ResourceAction<Row>, rows: readonly Row[]) => {
    const [first] = rows;
    if ('atOnce' in action && rows.length === 1 && first) void runAtOnce(first, action.label, action.atOnce);
    else if (first) setOpened({ action, rows });
  }, []);
  const close = () => {
    setOpened(null);
    onClosed?.();
  };
  return { open, dialog: opened ? <Opened {...opened} onClose={close} /> : null };
}

function Opened<Row extends BulkRow>({ action, rows, onClose }: Opened<Row> & { onClose: () => void }) {
  if ('Dialog' in action) return <action.Dialog rows={rows} onClose={onClose} />;
  return <AtOnceDialog label={action.label} atOnce={action.atOnce} rows={rows} onClose={onClose} />;
}
