import { type RefObject, useEffect, useLayoutEffect, useState } from 'react';

export interface PlacedRows {
  /** Which rows are drawn, from (inclusive) to (exclusive); none before it is known what is in sight. */
  readonly from: number;
  readonly to: number;
  readonly heightPx: number;
  readonly isScrolling: boolean;
}

const leastHeightPx = 42;
/** The padding of a cell and the line below it. */
const aroundPx = 9;
/** Drawn beyond what is seen, on either side. */
const overscan = 4;
/** Without a step for so long nobody scrolls any more. */
const restMs = 150;

interface Sight {
  readonly from: number;
  readonly rows: number;
}

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
  const [sight, setSight] = useState<Sight>({ from: 0, rows: 0 });
  const [isScrolling, setScrolling] = useState(false);
  // biome-ignore lint/correctness/useExhaustiveDependencies: other columns can be higher
  useLayoutEffect(() => {
    const contents = [...(body.current?.querySelectorAll('td > div') ?? [])];
    setHeight(Math.max(leastHeightPx, ...contents.map(({ scrollHeight }) => scrollHeight + aroundPx)));
  }, [body, columns]);
  useEffect(() => {
    let rest: ReturnType<typeof setTimeout> | undefined;
    const look = () => {
      const element = body.current;
      if (!element) return;
      const above = -element.getBoundingClientRect().top;
      const from = Math.max(0, Math.floor(above / heightPx) - overscan);
      // As many wherever one is, so that elements neither come nor go while one scrolls.
      const rows = Math.ceil(window.innerHeight / heightPx) + 1 + 2 * overscan;
      setSight((before) => (before.from === from && before.rows === rows ? before : { from, rows }));
    };
    const step = () => {
      look();
      setScrolling(true);
      clearTimeout(rest);
      rest = setTimeout(() => setScrolling(false), restMs);
    };
    look();
    window.addEventListener('scroll', step, { passive: true });
    window.addEventListener('resize', look);
    return () => {
      clearTimeout(rest);
      window.removeEventListener('scroll', step);
      window.removeEventListener('resize', look);
    };
  }, [body, heightPx]);
  // Rows can become fewer at any moment.
  const from = Math.max(0, Math.min(sight.from, count - sight.rows));
  return { from, to: Math.min(count, from + sight.rows), heightPx, isScrolling };
}
