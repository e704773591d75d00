import type { ReactNode } from 'react';
import type { BulkRow } from '@/components/resources/bulk/bulk-dialog';
import { type BulkResult, type BulkState, countOf } from '@/components/resources/bulk/run-in-bulk';
import { StatusDot } from '@/components/ui/status-dot';
import type { Tone } from '@/components/ui/tone';

interface BulkResultsProps<Row extends BulkRow> {
  rows: readonly Row[];
  /** Null before it has begun. */
  results: readonly BulkResult<Row>[] | null;
  done: string;
  detailOf?: ((row: Row) => ReactNode) | undefined;
}

const tones: Readonly<Record<BulkState, Tone>> = {
  waiting: 'neutral',
  running: 'accent',
  done: 'ok',
  failed: 'danger',
  skipped: 'warn',
  stopped: 'warn',
};

/** What went wrong comes first: in a long list it is what is looked for. */
const order: readonly BulkState[] = ['failed', 'skipped', 'stopped', 'running', 'waiting', 'done'];

/** What will be acted on, and then what became of each. */
export function BulkResults<Row extends BulkRow>({ rows, results, done, detailOf }: BulkResultsProps<Row>) {
  const shown = results
    ? results.toSorted((a, b) => order.indexOf(a.state) - order.indexOf(b.state))
    : rows.map((row) => ({ row, state: null, message: '' }));
  return (
    <div className="flex flex-col gap-2">
      {results ? (
        <progress
          aria-label={`How many are ${done}`}
          max={results.length}
          value={countOf(results, 'done', 'failed', 'skipped', 'stopped')}
          className="progress"
        />
      ) : null}
      {/* Focusable so that a long list can be scrolled from the keyboard. */}
      <ul
        // biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls
        tabIndex={0}
        aria-label={results ? 'What became of each' : 'What it is for'}
        className="max-h-56 overflow-y-auto rounded-md bg-sunken px-3 py-2"
      >
        {shown.map(({ row, state, message }) => (
          <li key={`${row.cluster} ${row.id}`} className="flex flex-wrap items-baseline gap-x-3 py-0.5">
            <span className="min-w-0 break-all">
              {state ? (
                <StatusDot tone={tones[state]} working={state === 'running'}>
                  {row.name}
                </StatusDot>
              ) : (
                row.name
              )}
            </span>
            <span className="min-w-0 break-words text-[0.8125rem] text-ink-soft">
              {state
                ? wordsOf(state, done, message)
                : (detailOf?.(row) ?? `${row.cluster}, ${row.collection}`)}
            </span>
          </li>
        ))}
      </ul>
    </div>
  );
}

function wordsOf(state: BulkState, done: string, message: string): string {
  if (state === 'failed' || state === 'skipped') return message;
  return { waiting: 'waiting', running: 'under way', done, stopped: 'not begun' }[state];
}
