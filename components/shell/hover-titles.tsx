'use client';

import { useEffect } from 'react';

/** Says more where the pointer rests (more-on-hover), which is fetched after the page. */
export function HoverTitles() {
  useEffect(() => {
    let end: (() => void) | undefined;
    let isOver = false;
    void import('@/components/shell/more-on-hover').then(({ showMoreOnHover }) => {
      if (!isOver) end = showMoreOnHover();
    });
    return () => {
      isOver = true;
      end?.();
    };
  }, []);
  return null;
}
