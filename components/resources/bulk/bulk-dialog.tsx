'use client';

import { type ReactNode, useEffect, useId, useRef, useState } from 'react';
import { BulkResults } from '@/components/resources/bulk/bulk-results';
import { type BulkResult, bulkSummary, countOf, runInBulk } from '@/components/resources/bulk/run-in-bulk';
import { trackWork } from '@/components/shell/activity-store';
import { Button } from '@/components/ui/button';
import { Dialog } from '@/components/ui/dialog';
import { TextInput } from '@/components/ui/text-input';
import { showToast } from '@/components/ui/toast-store';

/** As little as is shown of what is acted on. */
export interface BulkRow {
  readonly id: string;
  readonly name: string;
  readonly cluster: string;
  readonly collection: string;
}

interface BulkDialogProps<Row extends BulkRow> {
  /** Those that it is for; what becomes of them meanwhile changes nothing here. */
  rows: readonly Row[];
  noun: { readonly one: string; readonly many: string };
  /** What is done to each, e.g. "Remove", and what it is then, e.g. "removed". */
  action: string;
  done: string;
  act: (row: Row) => Promise<unknown>;
  onClose: () => void;
  /** For what cannot be undone: the name of the one, or "12 networks", has to be typed. */
  isDestructive?: boolean;
  /** It does not ask: what it does can be taken back. */
  beginsAtOnce?: boolean;
  /** Instead of "Remove web?". */
  title?: string;
  /** What goes, what stays, or fields that say how. */
  children?: ReactNode;
  /** More about one, beside its name. */
  detailOf?: (row: Row) => ReactNode;
  /** Why it cannot begin yet; null when it can. */
  notReady?: string | null;
  /** Called once with those for which it was done. */
  onDone?: (rows: readonly Row[]) => void;
}

/**
 * Does something to one thing or to many: lists them, asks, shows how far it is and what became of
 * each, can be stopped, and tries again those that failed. It goes on when the dialog is closed.
 */
export function BulkDialog<Row extends BulkRow>(props: BulkDialogProps<Row>) {
  const { noun, action, done, act, onClose, isDestructive = false } = props;
  const [rows] = useState(props.rows);
  const [typed, setTyped] = useState('');
  const [results, setResults] = useState<readonly BulkResult<Row>[] | null>(null);
  const [isRunning, setRunning] = useState(false);
  const abort = useRef<AbortController | null>(null);
  const id = useId();
  const [first] = rows;
  const isOne = rows.length === 1 && first !== undefined;
  const what = isOne ? first.name : `${rows.length} ${noun.many}`;
  const matches = !isDestructive || typed === what;

  const begin = async (chosen: readonly Row[]) => {
    const controller = new AbortController();
    abort.current = controller;
    setRunning(true);
    const kept = (results ?? []).filter(({ row }) => !chosen.includes(row));
    const all = await trackWork(`${action} ${what}`, async (report) => {
      const finished = await runInBulk(chosen, {
        act,
        signal: controller.signal,
        onProgress: (now) => {
          setResults([...kept, ...now]);
          if (!isOne) report(`${countOf(now, 'done', 'skipped', 'failed')} of ${chosen.length}`);
        },
      });
      report(isOne ? (finished[0]?.message ?? '') : bulkSummary(finished, noun, done));
      return finished;
    });
    setRunning(false);
    props.onDone?.(all.flatMap(({ row, state }) => (state === 'done' ? [row] : [])));
    if (all.every(({ state }) => state === 'done')) {
      showToast({ title: isOne ? `${what} ${done}` : bulkSummary(all, noun, done), tone: 'ok' });
      onClose();
    }
  };

  // biome-ignore lint/correctness/useExhaustiveDependencies: once, when it opens
  useEffect(() => {
    if (props.beginsAtOnce && abort.current === null) void begin(rows);
  }, []);

  const failed = (results ?? []).flatMap(({ row, state }) =>
    state === 'failed' || state === 'stopped' ? [row] : [],
  );
  return (
    <Dialog
      open
      onOpenChange={(isOpen) => !isOpen && onClose()}
      title={props.title ?? `${action} ${what}?`}
      modalInput
      width={rows.length > 1 ? 'wide' : 'normal'}
    >
      <form
        className="flex flex-col gap-4"
        onSubmit={(event) => {
          event.preventDefault();
          if (matches && !isRunning && !props.notReady && !results) void begin(rows);
        }}
      >
        {results ? null : <div className="flex flex-col gap-2">{props.children}</div>}
        {results || rows.length > 1 ? (
          <BulkResults rows={rows} results={results} done={done} detailOf={props.detailOf} />
        ) : null}
        {isDestructive && !results ? (
          <label htmlFor={id} className="flex flex-col gap-1.5">
            <span>
              Type{' '}
              <strong className="select-all break-all rounded bg-sunken px-1 font-mono font-medium">
                {what}
              </strong>{' '}
              to confirm
            </span>
            <TextInput id={id} value={typed} onChange={(event) => setTyped(event.target.value)} />
          </label>
        ) : null}
        {results && !isRunning ? (
          <p role="status" className="font-medium">
            {bulkSummary(results, noun, done)}
          </p>
        ) : null}
        <div className="flex flex-wrap justify-end gap-2">
          {isRunning ? (
            <>
              <Button onClick={() => abort.current?.abort()}>Stop</Button>
              <Button busy onClick={onClose}>
                {action}
              </Button>
            </>
          ) : results ? (
            <>
              <Button onClick={onClose}>Close</Button>
              {failed.length > 0 ? (
                <Button tone="primary" onClick={() => void begin(failed)}>
                  Try {failed.length === 1 ? 'it' : `those ${failed.length}`} again
                </Button>
              ) : null}
            </>
          ) : (
            <>
              <Button onClick={onClose}>Cancel</Button>
              <Button
                type="submit"
                tone={isDestructive ? 'danger' : 'primary'}
                disabled={!matches || Boolean(props.notReady)}
                title={props.notReady ?? undefined}
              >
                {action}
              </Button>
            </>
          )}
        </div>
      </form>
    </Dialog>
  );
}
