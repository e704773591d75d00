import type { ActsAtOnce } from '@/components/resources/actions/resource-action';
import { whileUnderWay } from '@/components/resources/actions/under-way';
import type { BulkRow } from '@/components/resources/bulk/bulk-dialog';
import { trackActivity } from '@/components/shell/activity-store';
import { showToast } from '@/components/ui/toast-store';
import { failureMessage } from '@/lib/http/failure';

/** Does it to one thing, and says how it went; success is what the engine confirmed. */
export async function runAtOnce<Row extends BulkRow>(
  row: Row,
  label: string,
  { doing, done, run, undo }: ActsAtOnce<Row>,
): Promise<void> {
  try {
    await trackActivity(
      `${doing} ${row.name}`,
      whileUnderWay(row, doing, () => run(row)),
    );
    const takeBack = undo && {
      label: undo.label,
      onPress: () =>
        void runAtOnce(row, undo.label, {
          noun: noNoun,
          doing: undo.label,
          done: 'as before',
          run: undo.run,
        }),
    };
    showToast({ title: `${row.name} ${done}`, tone: 'ok', ...(takeBack ? { action: takeBack } : {}) });
  } catch (error) {
    showToast({
      title: `${label} of ${row.name} did not succeed`,
      description: failureMessage(error),
      tone: 'danger',
    });
  }
}

const noNoun = { one: '', many: '' };
