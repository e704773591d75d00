'use client';

import { useCallback, useLayoutEffect, useRef } from 'react';
import { lineHeight } from '@/components/logs/lines-in-sight';
import type { NumberedLine } from '@/components/logs/log-buffer';
import { LogLineRow } from '@/components/logs/log-line-row';
import { PlainLines } from '@/components/logs/plain-lines';
import { lazily } from '@/components/ui/lazily';

/** Comes when somebody wraps lines. */
const WrappedLines = lazily(() =>
  import('@/components/logs/wrapped-lines').then((loaded) => loaded.WrappedLines),
);

interface LogLinesProps {
  label: string;
  /** How many lines there are to show, and each by its place among them. */
  count: number;
  /** Another function only when lines changed their places: all of them are counted anew for it. */
  lineAt: (index: number) => NumberedLine | undefined;
  /** How many lines have made room since following began. */
  dropped: number;
  pattern: RegExp | null;
  isWrapped: boolean;
  hasTime: boolean;
  nameOfTask?: ((id: string) => string) | undefined;
  isFollowing: boolean;
  onFollowChange: (isFollowing: boolean) => void;
  /** Place of the match that search stands on; it is brought into view. */
  current: number | null;
}

/** Nearer to the end than this is at the end. */
const endDistance = 8;

/** The lines in view of a log that grows at the end and may lose its beginning. */
export function LogLines(props: LogLinesProps) {
  const { count, lineAt, dropped, isWrapped, isFollowing, onFollowChange, current } = props;
  const box = useRef<HTMLElement>(null);
  const lastTop = useRef(0);
  const lastDropped = useRef(dropped);
  const numberAt = useCallback((index: number) => lineAt(index)?.number ?? index, [lineAt]);

  const toEnd = useCallback(() => {
    const element = box.current;
    if (!element || !isFollowing) return;
    element.scrollTop = element.scrollHeight;
    lastTop.current = element.scrollTop;
  }, [isFollowing]);

  // biome-ignore lint/correctness/useExhaustiveDependencies: what made room above moves the end, too
  useLayoutEffect(toEnd, [toEnd, dropped]);

  useLayoutEffect(() => {
    const gone = dropped - lastDropped.current;
    lastDropped.current = dropped;
    const element = box.current;
    // What a person reads stays where it is while older lines make room above.
    if (element && !isFollowing && gone > 0) element.scrollTop -= gone * lineHeight;
  }, [dropped, isFollowing]);

  const draw = (index: number) => {
    const line = lineAt(index);
    return line ? (
      <LogLineRow
        line={line}
        pattern={props.pattern}
        isWrapped={isWrapped}
        hasTime={props.hasTime}
        nameOfTask={props.nameOfTask}
        isCurrent={current === index}
      />
    ) : null;
  };
  const Lines = isWrapped ? WrappedLines : PlainLines;
  return (
    <section
      ref={box}
      aria-label={props.label}
      // biome-ignore lint/a11y/noNoninteractiveTabindex: a scrolling region needs focus
      tabIndex={0}
      onScroll={({ currentTarget: { scrollTop, scrollHeight, clientHeight } }) => {
        const isAtEnd = scrollHeight - scrollTop - clientHeight < endDistance;
        if (isAtEnd && !isFollowing) onFollowChange(true);
        else if (!isAtEnd && isFollowing && scrollTop < lastTop.current - 1) onFollowChange(false);
        lastTop.current = scrollTop;
      }}
      className="h-full overflow-auto overscroll-contain py-2 font-mono text-[0.8125rem] -outline-offset-2"
    >
      <Lines
        box={box}
        count={count}
        numberAt={numberAt}
        draw={draw}
        isFollowing={isFollowing}
        current={current}
        onGrown={toEnd}
      />
    </section>
  );
}
