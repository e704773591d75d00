import { failureMessage } from '@/lib/http/failure';

export type BulkState = 'waiting' | 'running' | 'done' | 'failed' | 'skipped' | 'stopped';

/** Thrown by what need not or must not be done any more, e.g. since the thing is used by now. */
export class Skipped extends Error {
  override readonly name = 'Skipped';
}

/** How far one of many is. */
export interface BulkResult<Row> {
  readonly row: Row;
  readonly state: BulkState;
  /** Why it failed or was skipped, in the engine's or the door's own words. */
  readonly message: string;
}

interface BulkOptions<Row> {
  act: (row: Row) => Promise<unknown>;
  /** What has not begun when it is aborted does not begin; what has begun is waited for. */
  signal: AbortSignal;
  onProgress: (results: readonly BulkResult<Row>[]) => void;
}

/** An engine does about so many things at once; more would only wait in it and in the browser. */
const atOnce = 6;

/** Does the same to many things, a few at a time, and goes on when some fail. */
export async function runInBulk<Row>(
  rows: readonly Row[],
  { act, signal, onProgress }: BulkOptions<Row>,
): Promise<readonly BulkResult<Row>[]> {
  let results: readonly BulkResult<Row>[] = rows.map((row) => ({ row, state: 'waiting', message: '' }));
  const set = (index: number, state: BulkState, message = '') => {
    results = results.with(index, { row: rows[index] as Row, state, message });
    onProgress(results);
  };
  let next = 0;
  const work = async () => {
    while (next < rows.length) {
      const index = next++;
      if (signal.aborted) {
        set(index, 'stopped');
        continue;
      }
      set(index, 'running');
      try {
        await act(rows[index] as Row);
        set(index, 'done');
      } catch (error) {
        if (error instanceof Skipped) set(index, 'skipped', error.message);
        else set(index, 'failed', failureMessage(error));
      }
    }
  };
  onProgress(results);
  await Promise.all(Array.from({ length: Math.min(atOnce, rows.length) }, work));
  return results;
}

export function countOf(results: readonly BulkResult<unknown>[], ...states: readonly BulkState[]): number {
  return results.filter(({ state }) => states.includes(state)).length;
}

/** "12 of 14 networks removed, 2 failed". */
export function bulkSummary(
  results: readonly BulkResult<unknown>[],
  noun: { readonly one: string; readonly many: string },
  done: string,
): string {
  const [succeeded, skipped, failed, stopped] = [
    countOf(results, 'done'),
    countOf(results, 'skipped'),
    countOf(results, 'failed'),
    countOf(results, 'stopped'),
  ];
  const total = results.length;
  const name = total === 1 ? noun.one : noun.many;
  const first = succeeded === total ? `${total} ${name} ${done}` : `${succeeded} of ${total} ${name} ${done}`;
  return [
    first,
    skipped > 0 ? `${skipped} skipped` : '',
    failed > 0 ? `${failed} failed` : '',
    stopped > 0 ? `${stopped} not begun` : '',
  ]
    .filter(Boolean)
    .join(', ');
}
