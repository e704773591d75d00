import { memo } from 'react';
import { styledParts } from '@/components/logs/ansi-style';
import type { NumberedLine } from '@/components/logs/log-buffer';
import { splitAtMatches } from '@/components/logs/log-search';

interface LogLineRowProps {
  line: NumberedLine;
  pattern: RegExp | null;
  isWrapped: boolean;
  hasTime: boolean;
  nameOfTask?: ((id: string) => string) | undefined;
  /** The match that search stands on. */
  isCurrent: boolean;
}

/** One line of a log; colours are worked out here, so only for lines in view. */
export const LogLineRow = memo(function LogLineRow({
  line,
  pattern,
  isWrapped,
  hasTime,
  nameOfTask,
  isCurrent,
}: LogLineRowProps) {
  return (
    <div
      className={`flex min-h-5 gap-3 px-3 leading-5 hover:bg-hover ${isCurrent ? 'bg-accent-soft' : ''} ${
        isWrapped ? 'whitespace-pre-wrap [overflow-wrap:anywhere]' : 'w-max min-w-full whitespace-pre'
      }`}
    >
      {hasTime && line.time ? (
        <time dateTime={line.time} className="shrink-0 select-none text-ink-soft">
          {shortTime(line.time)}
        </time>
      ) : null}
      {line.task === undefined ? null : (
        <span className="shrink-0 select-none font-medium text-accent">
          {nameOfTask?.(line.task) ?? line.task}
        </span>
      )}
      {line.stream === 'stderr' ? (
        <span className="shrink-0 select-none font-medium text-warn" title="printed to stderr">
          err
        </span>
      ) : null}
      <span className="min-w-0">
        {styledParts(line.text).map((part, i) => (
          // Parts of one line never change places.
          // biome-ignore lint/suspicious/noArrayIndexKey: there is no other key
          <span key={i} style={part.style}>
            <Marked text={part.text} pattern={pattern} />
          </span>
        ))}
      </span>
    </div>
  );
});

function Marked({ text, pattern }: { text: string; pattern: RegExp | null }) {
  return splitAtMatches(text, pattern).map((piece, i) =>
    i % 2 === 1 ? (
      // biome-ignore lint/suspicious/noArrayIndexKey: pieces of one text never change places
      <mark key={i} className="rounded-xs bg-warn-soft text-ink ring-1 ring-warn">
        {piece}
      </mark>
    ) : (
      piece
    ),
  );
}

/** Month, day and time of day with milliseconds, in the reader's own zone. */
function shortTime(rfc3339: string): string {
  const date = new Date(rfc3339);
  if (Number.isNaN(date.getTime())) return rfc3339;
  const pad = (value: number, length = 2) => String(value).padStart(length, '0');
  return `${pad(date.getMonth() + 1)}-${pad(date.getDate())} ${pad(date.getHours())}:${pad(date.getMinutes())}:${pad(date.getSeconds())}.${pad(date.getMilliseconds(), 3)}`;
}
