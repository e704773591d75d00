import type { ReactNode } from 'react';
import type { Tone } from '@/components/ui/tone';

/** A different shape for each tone, and always words beside it: colour alone says nothing. */
const marks: Record<Tone, string> = {
  neutral: 'mark-neutral',
  accent: 'mark-accent',
  ok: 'mark-ok',
  warn: 'mark-warn',
  danger: 'mark-danger',
};

interface StatusDotProps {
  tone: Tone;
  /** The state in words. */
  children: ReactNode;
  /** The work goes on: the mark turns slowly. */
  working?: boolean | undefined;
  /** It may be a sentence of several lines: the mark stands at the first. */
  wraps?: boolean;
  /** What is shown where the pointer rests on it, e.g. the engine's own words. */
  more?: string | undefined;
}

/** One element, since long tables have many of them: the mark is drawn before its words. */
export function StatusDot({ tone, children, working = false, wraps = false, more }: StatusDotProps) {
  return (
    <span
      data-title={more || undefined}
      className={`mark ${marks[tone]} ${working ? 'before:animate-spin' : ''} ${wraps ? wrapping : inLine}`}
    >
      {children}
    </span>
  );
}

const wrapping = 'inline-block pl-4.5 break-words before:-ml-4.5';
/** Clipped, not hidden: see the cells of tables. */
const inLine = 'inline-block max-w-full overflow-clip text-ellipsis whitespace-nowrap align-bottom';
