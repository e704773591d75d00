import type { ReactNode } from 'react';
import { AbsoluteTime } from '@/components/ui/relative-time';

interface LineFrameProps {
  at: string;
  icon: ReactNode;
  /** Whose word it is, e.g. "Engine" or a person. */
  source: string;
  /** Smaller, below. */
  more?: ReactNode;
  children: ReactNode;
}

/** One thing that happened: when, by whose word, and what. */
export function LineFrame({ at, icon, source, more, children }: LineFrameProps) {
  return (
    <li className="grid grid-cols-[1.25rem_minmax(0,1fr)] gap-x-3 border-line border-b px-4 py-2.5 last:border-b-0 sm:grid-cols-[1.25rem_12.5rem_minmax(0,1fr)]">
      <span className="mt-0.5 text-ink-soft [&_svg]:size-4">{icon}</span>
      <span className="text-[0.8125rem] text-ink-soft">
        <AbsoluteTime at={at} />
        <span className="block truncate">{source}</span>
      </span>
      <div className="min-w-0 break-words max-sm:col-start-2">
        {children}
        {more ? <p className="text-[0.8125rem] text-ink-soft">{more}</p> : null}
      </div>
    </li>
  );
}
