import { startTransition, useEffect, useState } from 'react';

/** More than these nobody sees of a lane at a time. */
const most = 16;
const all = Number.POSITIVE_INFINITY;

/**
 * How many blocks of a lane's cards are drawn: all, or none at first and one more in each frame, so that
 * no frame has to make the hundreds of a lane that comes near while somebody scrolls.
 *
 * @param isWhole all of them are, since one of them is looked for
 * @param begun whether the lanes have been on the page before: what is there from the beginning is whole
 */
export function useGrowing(isWhole: boolean, begun: { readonly current: boolean }): number {
  const [drawn, setDrawn] = useState(() => (begun.current ? 0 : all));
  useEffect(() => {
    if (isWhole || drawn === all) return;
    const more = drawn + 1 > most ? all : drawn + 1;
    // A click that comes meanwhile goes first.
    const frame = requestAnimationFrame(() => startTransition(() => setDrawn(more)));
    return () => cancelAnimationFrame(frame);
  }, [isWhole, drawn]);
  return isWhole ? all : drawn;
}
