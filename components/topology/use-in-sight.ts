import { type RefObject, startTransition, useLayoutEffect, useState } from 'react';
import { type Geometry, type InSight, inSight } from '@/components/topology/lane-geometry';

const atFirst: InSight = { lanes: [0, 8], blocks: [0, 8] };

/** What of the lanes is in sight of a box that scrolls; it answers anew only when that changes. */
export function useInSight(box: RefObject<HTMLElement | null>, geometry: Geometry, lanes: number): InSight {
  const [seen, setSeen] = useState(atFirst);
  useLayoutEffect(() => {
    const element = box.current;
    if (!element) return;
    let frame = 0;
    const look = () => {
      frame = 0;
      const { scrollLeft: left, scrollTop: top, clientWidth: width, clientHeight: height } = element;
      const next = inSight(geometry, { left, top, width, height }, lanes);
      // What is drawn reaches beyond what is seen: a click that comes meanwhile goes first.
      startTransition(() => setSeen((before) => (isSame(before, next) ? before : next)));
    };
    // Several scroll events can come within one frame.
    const soon = () => {
      frame ||= requestAnimationFrame(look);
    };
    look();
    const sizes = new ResizeObserver(soon);
    sizes.observe(element);
    element.addEventListener('scroll', soon, { passive: true });
    return () => {
      cancelAnimationFrame(frame);
      sizes.disconnect();
      element.removeEventListener('scroll', soon);
    };
  }, [box, geometry, lanes]);
  return seen;
}

function isSame(one: InSight, other: InSight): boolean {
  return (
    one.lanes[0] === other.lanes[0] &&
    one.lanes[1] === other.lanes[1] &&
    one.blocks[0] === other.blocks[0] &&
    one.blocks[1] === other.blocks[1]
  );
}
