'use client';

import { useVirtualizer } from '@tanstack/react-virtual';
import { useCallback, useEffect, useLayoutEffect, useRef } from 'react';
import type { NumberedLine } from '@/components/logs/log-buffer';
import { LogLineRow } from '@/components/logs/log-line-row';

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

const lineHeight = 20;
/** Nearer to the end than this is at the end. */
const endDistance = 8;

/** The lines in view of a log that grows at the end and may lose its beginning. */
export function LogLines(props: LogLinesProps) {
  const { count, lineAt, dropped, isWrapped, isFollowing, onFollowChange, current } = props;
  const box = useRef<HTMLElement>(null);
  const lastTop = useRef(0);
  const lastDropped = useRef(dropped);
  const numberAt = useCallback((index: number) => lineAt(index)?.number ?? index, [lineAt]);
  const virtual = useVirtualizer({
    count,
    getScrollElement: () => box.current,
    estimateSize: () => lineHeight,
    overscan: 12,
    useFlushSync: false,
    // Heights differ only where long lines are wrapped; they are remembered by the number of the line.
    ...(isWrapped ? { getItemKey: numberAt } : {}),
  });
  const height = virtual.getTotalSize();

  // biome-ignore lint/correctness/useExhaustiveDependencies: what was measured is not true any more
  useLayoutEffect(() => virtual.measure(), [virtual, isWrapped]);

  // biome-ignore lint/correctness/useExhaustiveDependencies: each growth scrolls to the new end
  useLayoutEffect(() => {
    const element = box.current;
    if (!element || !isFollowing) return;
    element.scrollTop = element.scrollHeight;
    lastTop.current = element.scrollTop;
  }, [height, count, dropped, isFollowing]);

  useLayoutEffect(() => {
    const gone = dropped - lastDropped.current;
    lastDropped.current = dropped;
    const element = box.current;
    // What a person reads stays where it is while older lines make room above.
    if (element && !isFollowing && gone > 0) element.scrollTop -= gone * lineHeight;
  }, [dropped, isFollowing]);

  useEffect(() => {
    if (current !== null) virtual.scrollToIndex(current, { align: 'center' });
  }, [current, virtual]);

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
      <div className="relative w-full" style={height > 0 ? { height } : undefined}>
        {virtual.getVirtualItems().map((item) => {
          const line = lineAt(item.index);
          return (
            <div
              key={item.key}
              ref={isWrapped ? virtual.measureElement : undefined}
              data-index={item.index}
              className="absolute top-0 left-0 min-w-full"
              style={{ transform: `translateY(${item.start}px)`, width: isWrapped ? '100%' : undefined }}
            >
              {line ? (
                <LogLineRow
                  line={line}
                  pattern={props.pattern}
                  isWrapped={isWrapped}
                  hasTime={props.hasTime}
                  nameOfTask={props.nameOfTask}
                  isCurrent={current === item.index}
                />
              ) : null}
            </div>
          );
        })}
      </div>
    </section>
  );
}
