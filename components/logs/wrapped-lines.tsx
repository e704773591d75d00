'use client';

import { useVirtualizer } from '@tanstack/react-virtual';
import { useEffect, useLayoutEffect } from 'react';
import { type LinesInSightProps, lineHeight } from '@/components/logs/lines-in-sight';

/** Lines that are as high as what is in them; heights are remembered by the number of the line. */
export function WrappedLines({ box, count, numberAt, draw, current, onGrown }: LinesInSightProps) {
  const virtual = useVirtualizer({
    count,
    getScrollElement: () => box.current,
    estimateSize: () => lineHeight,
    overscan: 12,
    useFlushSync: false,
    getItemKey: numberAt,
  });
  const height = virtual.getTotalSize();
  // biome-ignore lint/correctness/useExhaustiveDependencies: each growth is told
  useLayoutEffect(onGrown, [height, count, onGrown]);
  useEffect(() => {
    if (current !== null) virtual.scrollToIndex(current, { align: 'center' });
  }, [current, virtual]);
  return (
    <div className="relative w-full" style={height > 0 ? { height } : undefined}>
      {virtual.getVirtualItems().map((item) => (
        <div
          key={item.key}
          ref={virtual.measureElement}
          data-index={item.index}
          className="absolute top-0 left-0 w-full min-w-full"
          style={{ transform: `translateY(${item.start}px)` }}
        >
          {draw(item.index)}
        </div>
      ))}
    </div>
  );
}
