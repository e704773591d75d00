import { startTransition, useEffect, useState } from 'react';

const atOnce = 24;
/** More than these nobody sees of a lane at a time. */
const most = 240;
const all = Number.POSITIVE_INFINITY;

/**
 * How many cards of a lane are drawn: all, or some more in each frame, so that no frame has to make the
 * hundreds of a lane that comes near while somebody scrolls.
 *
 * @param isWhole all of them are, since one of them is looked for
 * @param begun whether the lanes have been on the page before: what is there from the beginning is whole
 */
export function useGrowing(isWhole: boolean, begun: { readonly current: boolean }): number {
  const [drawn, setDrawn] = useState(() => (begun.current ? atOnce : all));
  useEffect(() => {
    if (isWhole || drawn === all) return;
    const more = drawn + atOnce > most ? all : drawn + atOnce;
    // A click that comes meanwhile goes first.
    const frame = requestAnimationFrame(() => startTransition(() => setDrawn(more)));
    return () => cancelAnimationFrame(frame);
  }, [isWhole, drawn]);
  return isWhole ? all : drawn;
}
