import type { ReactNode } from 'react';
import type { Tone } from '@/components/ui/tone';

const colours: Record<Tone, string> = {
  neutral: 'text-ink-soft',
  accent: 'text-accent',
  ok: 'text-ok',
  warn: 'text-warn',
  danger: 'text-danger',
};

/** A different shape for each tone, and always words beside it: colour alone says nothing. */
const shapes: Record<Tone, ReactNode> = {
  neutral: <circle cx="6" cy="6" r="3.75" fill="none" stroke="currentColor" strokeWidth="1.5" />,
  accent: (
    <path
      d="M6 1.5 A4.5 4.5 0 1 1 1.5 6"
      fill="none"
      stroke="currentColor"
      strokeWidth="1.75"
      strokeLinecap="round"
    />
  ),
  ok: <circle cx="6" cy="6" r="4.25" fill="currentColor" />,
  warn: <path d="M6 1.25 11.25 10.5H.75Z" fill="currentColor" />,
  danger: <rect x="1.75" y="1.75" width="8.5" height="8.5" rx="1" fill="currentColor" />,
};

interface StatusDotProps {
  tone: Tone;
  /** The state in words. */
  children: ReactNode;
  /** The work goes on: the mark turns slowly. */
  working?: boolean;
  /** It may be a sentence of several lines: the mark stands at the first. */
  wraps?: boolean;
}

export function StatusDot({ tone, children, working = false, wraps = false }: StatusDotProps) {
  return (
    <span className={`inline-flex max-w-full gap-2 ${wraps ? 'items-baseline' : 'items-center'}`}>
      <svg
        viewBox="0 0 12 12"
        aria-hidden
        className={`size-2.5 shrink-0 ${colours[tone]} ${working ? 'animate-spin' : ''}`}
      >
        {shapes[tone]}
      </svg>
      {/* Clipped, not hidden: see the cells of tables. */}
      <span
        className={wraps ? 'min-w-0 break-words' : 'min-w-0 overflow-clip text-ellipsis whitespace-nowrap'}
      >
        {children}
      </span>
    </span>
  );
}
