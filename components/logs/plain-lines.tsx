'use client';

import { useEffect, useLayoutEffect, useState } from 'react';
import { type LinesInSightProps, lineHeight } from '@/components/logs/lines-in-sight';
import { rowsInSight } from '@/components/ui/rows-in-sight';

/** Lines of one height: of a hundred thousand only those in sight are ever looked at. */
export function PlainLines({ box, count, numberAt, draw, isFollowing, current, onGrown }: LinesInSightProps) {
  const [{ from, to }, setSeen] = useState({ from: 0, to: 0 });
  useLayoutEffect(() => {
    const element = box.current;
    if (!element) return;
    const look = () => {
      const seenPx = element.clientHeight;
      // Whoever follows is at the end, also before the box was scrolled there.
      const topPx = isFollowing ? seenPx - count * lineHeight : -element.scrollTop;
      const next = rowsInSight(Math.min(0, topPx), seenPx, lineHeight, count);
      setSeen((before) => (before.from === next.from && before.to === next.to ? before : next));
    };
    look();
    const sizes = new ResizeObserver(look);
    sizes.observe(element);
    element.addEventListener('scroll', look, { passive: true });
    return () => {
      sizes.disconnect();
      element.removeEventListener('scroll', look);
    };
  }, [box, count, isFollowing]);
  useEffect(() => {
    const element = box.current;
    if (element && current !== null)
      element.scrollTop = (current + 0.5) * lineHeight - element.clientHeight / 2;
  }, [box, current]);
  // biome-ignore lint/correctness/useExhaustiveDependencies: each growth is told
  useLayoutEffect(onGrown, [count, onGrown]);
  const shown = Array.from({ length: Math.max(0, Math.min(to, count) - from) }, (_, at) => from + at);
  return (
    // In the browser only, where the policy lets scripts set styles: no line is in a page's HTML.
    <div className="relative w-full" style={count > 0 ? { height: count * lineHeight } : undefined}>
      {shown.map((index) => (
        <div
          key={numberAt(index)}
          data-index={index}
          className="absolute top-0 left-0 min-w-full"
          style={{ transform: `translateY(${index * lineHeight}px)` }}
        >
          {draw(index)}
        </div>
      ))}
    </div>
  );
}
