'use client';

import type { KeyboardEvent, ReactNode } from 'react';

interface ChartSliderProps {
  label: string;
  /** How many points there are. */
  count: number;
  /** The one that is looked at. */
  point: number | null;
  /** The last that has a value. */
  last: number;
  /** What a point says. */
  words: (point: number) => string;
  onPoint: (point: number | null) => void;
  children: ReactNode;
}

const stride = 10;

/** Walks through a chart's points by the keyboard: arrows, Page Up and Down, Home, End; Escape leaves. */
export function ChartSlider({ label, count, point, last, words, onPoint, children }: ChartSliderProps) {
  const now = Math.min(point ?? last, count - 1);
  const onKeyDown = (event: KeyboardEvent) => {
    const next = nextPoint(event.key, now, count);
    if (next === undefined) return;
    event.preventDefault();
    onPoint(next);
  };
  return (
    <div
      role="slider"
      tabIndex={0}
      aria-label={label}
      aria-valuemin={0}
      aria-valuemax={count - 1}
      aria-valuenow={now}
      aria-valuetext={words(now)}
      onKeyDown={onKeyDown}
      onBlur={() => onPoint(null)}
      className="rounded"
    >
      {children}
    </div>
  );
}

/** Undefined: the key is not for us. */
function nextPoint(key: string, now: number, count: number): number | null | undefined {
  const within = (point: number) => Math.min(count - 1, Math.max(0, point));
  switch (key) {
    case 'ArrowLeft':
    case 'ArrowDown':
      return within(now - 1);
    case 'ArrowRight':
    case 'ArrowUp':
      return within(now + 1);
    case 'PageDown':
      return within(now - stride);
    case 'PageUp':
      return within(now + stride);
    case 'Home':
      return 0;
    case 'End':
      return count - 1;
    case 'Escape':
      return null;
    default:
      return undefined;
  }
}
