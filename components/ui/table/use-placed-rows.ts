import { useWindowVirtualizer } from '@tanstack/react-virtual';
import { type RefObject, useLayoutEffect, useState } from 'react';

export interface PlacedRows {
  /** Which rows are drawn, from (inclusive) to (exclusive). */
  readonly from: number;
  readonly to: number;
  readonly heightPx: number;
}

const leastHeightPx = 42;
/** The padding of a cell and the line below it. */
const aroundPx = 9;

/**
 * Which rows are in sight as the page scrolls. They are all as high as the highest of the first, which
 * are looked at once: nothing is measured, and nothing counted over all rows, while somebody scrolls.
 */
export function usePlacedRows(
  body: RefObject<HTMLElement | null>,
  count: number,
  columns: unknown,
): PlacedRows {
  const [heightPx, setHeight] = useState(leastHeightPx);
  const [scrollMargin, setScrollMargin] = useState(0);
  const virtual = useWindowVirtualizer({
    count,
    estimateSize: () => heightPx,
    overscan: 10,
    scrollMargin,
    // Rows beyond what is seen are drawn: there is no need to draw before the browser does.
    useFlushSync: false,
  });
  // biome-ignore lint/correctness/useExhaustiveDependencies: other columns can be higher
  useLayoutEffect(() => {
    const element = body.current;
    if (!element) return;
    setScrollMargin(element.getBoundingClientRect().top + window.scrollY);
    const contents = [...element.querySelectorAll('td > div')];
    setHeight(Math.max(leastHeightPx, ...contents.map(({ scrollHeight }) => scrollHeight + aroundPx)));
  }, [body, columns]);
  useLayoutEffect(() => {
    if (heightPx > leastHeightPx) virtual.measure();
  }, [virtual, heightPx]);
  const items = virtual.getVirtualItems();
  return { from: items[0]?.index ?? 0, to: (items.at(-1)?.index ?? -1) + 1, heightPx };
}
