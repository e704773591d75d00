'use client';

import { useMemo, useSyncExternalStore } from 'react';
import { type DiffRow, sideBySide, withoutTheUnchanged } from '@/components/editor/diff-rows';
import { type DiffLine, lineDiff } from '@/lib/diff/line-diff';

interface DiffViewProps {
  /** Read aloud, e.g. "What changes". */
  label: string;
  before: string;
  after: string;
  /** Heads of the two columns. */
  heads?: readonly [before: string, after: string];
}

/** What changes between two texts: side by side, one below the other on a phone; by colour and by + and −. */
export function DiffView({ label, before, after, heads = ['Now', 'Then'] }: DiffViewProps) {
  const isNarrow = useSyncExternalStore(
    onWidth,
    () => narrow().matches,
    () => false,
  );
  const lines = useMemo(() => withoutTheUnchanged(lineDiff(before, after)), [before, after]);
  const changes = lines.filter((line) => typeof line !== 'number' && line.kind !== 'same').length;
  if (changes === 0) return <p className="rounded-lg bg-sunken px-4 py-3 text-ink-soft">Nothing changes.</p>;
  return (
    <section
      aria-label={label}
      // biome-ignore lint/a11y/noNoninteractiveTabindex: it scrolls, and a keyboard must reach that
      tabIndex={0}
      className="relative max-h-[70dvh] overflow-auto rounded-lg bg-surface font-mono text-[0.8125rem] leading-relaxed ring-1 ring-line"
    >
      {isNarrow ? (
        lines.map((line, at) =>
          typeof line === 'number' ? (
            // biome-ignore lint/suspicious/noArrayIndexKey: lines of one comparison never change places
            <Gap key={at} count={line} />
          ) : (
            // biome-ignore lint/suspicious/noArrayIndexKey: as above
            <Line key={at} line={line} />
          ),
        )
      ) : (
        <table className="w-full table-fixed border-collapse">
          <thead>
            <tr className="text-left text-ink-soft">
              {heads.map((head) => (
                <th key={head} scope="col" className="border-line border-b px-3 py-1.5 font-medium font-sans">
                  {head}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {sideBySide(lines).map((row, at) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: rows of one comparison never change places
              <Row key={at} row={row} />
            ))}
          </tbody>
        </table>
      )}
    </section>
  );
}

function Row({ row }: { row: DiffRow }) {
  if (row.kind === 'gap') {
    return (
      <tr>
        <td colSpan={2} className="p-0">
          <Gap count={row.count} />
        </td>
      </tr>
    );
  }
  return (
    <tr className="align-top">
      <td className="border-line border-r p-0">{row.left ? <Line line={row.left} side="before" /> : null}</td>
      <td className="p-0">{row.right ? <Line line={row.right} side="after" /> : null}</td>
    </tr>
  );
}

const looks = {
  same: { sign: ' ', words: '', look: '' },
  added: { sign: '+', words: 'added: ', look: 'bg-ok-soft text-ok' },
  removed: { sign: '−', words: 'removed: ', look: 'bg-danger-soft text-danger' },
} as const;

function Line({ line, side }: { line: DiffLine; side?: 'before' | 'after' }) {
  const { sign, words, look } = looks[line.kind];
  return (
    <div className={`flex px-2 ${look}`}>
      <span aria-hidden className="w-9 shrink-0 select-none pr-2 text-right">
        {side === 'before' ? line.before : (line.after ?? line.before)}
      </span>
      <span aria-hidden className="w-4 shrink-0 select-none">
        {sign}
      </span>
      <span className="min-w-0 whitespace-pre-wrap break-words text-ink">
        {words ? <span className="sr-only">{words}</span> : null}
        {line.text}
      </span>
    </div>
  );
}

function Gap({ count }: { count: number }) {
  return (
    <p className="bg-sunken px-3 py-0.5 font-sans text-ink-soft text-xs">
      {count} unchanged {count === 1 ? 'line' : 'lines'}
    </p>
  );
}

const narrow = () => window.matchMedia('(max-width: 639px)');

function onWidth(changed: () => void): () => void {
  const query = narrow();
  query.addEventListener('change', changed);
  return () => query.removeEventListener('change', changed);
}
