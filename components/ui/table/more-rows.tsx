'use client';

import { useEffect, useRef } from 'react';
import { Button } from '@/components/ui/button';

/** Asks for the next rows before the last ones are in sight; the button is for keyboards. */
export function MoreRows({ onReached, count }: { onReached: () => void; count: number }) {
  const end = useRef<HTMLDivElement>(null);
  const reached = useRef(onReached);
  useEffect(() => {
    reached.current = onReached;
  });
  // biome-ignore lint/correctness/useExhaustiveDependencies: looked at again once more rows are there
  useEffect(() => {
    if (!end.current) return;
    const observer = new IntersectionObserver(
      ([entry]) => {
        if (entry?.isIntersecting) reached.current();
      },
      { rootMargin: '800px' },
    );
    observer.observe(end.current);
    return () => observer.disconnect();
  }, [count]);
  return (
    <div ref={end} className="flex justify-center border-line border-t py-2">
      <Button tone="quiet" size="small" onClick={onReached}>
        More rows
      </Button>
    </div>
  );
}
