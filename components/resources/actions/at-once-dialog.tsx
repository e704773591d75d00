import type { ActsAtOnce } from '@/components/resources/actions/resource-action';
import { whileUnderWay } from '@/components/resources/actions/under-way';
import { BulkDialog, type BulkRow } from '@/components/resources/bulk/bulk-dialog';

export interface AtOnceDialogProps<Row extends BulkRow> {
  label: string;
  atOnce: ActsAtOnce<Row>;
  rows: readonly Row[];
  onClose: () => void;
}

/** Does to many what is done to one without asking, and shows how far it is. */
export function AtOnceDialog<Row extends BulkRow>({ label, atOnce, rows, onClose }: AtOnceDialogProps<Row>) {
  const { noun, doing, done, run } = atOnce;
  return (
    <BulkDialog
      rows={rows}
      noun={noun}
      title={`${label} ${rows.length} ${noun.many}`}
      action={label}
      done={done}
      beginsAtOnce
      act={(row) => whileUnderWay(row, doing, () => run(row))}
      onClose={onClose}
    />
  );
}
