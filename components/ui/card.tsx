import type { ReactNode } from 'react';

interface CardProps {
  title?: ReactNode;
  /** Beside the title, e.g. a button. */
  aside?: ReactNode;
  /** Without padding, for tables and lists that bring their own. */
  flush?: boolean;
  className?: string;
  children: ReactNode;
}

export function Card({ title, aside, flush = false, className = '', children }: CardProps) {
  return (
    <section className={`min-w-0 rounded-lg bg-surface ring-1 ring-line ${className}`}>
      {title || aside ? (
        <header className="flex min-h-12 items-center justify-between gap-3 px-4 pt-3 pb-1">
          <h2 className="min-w-0 truncate font-semibold">{title}</h2>
          {aside}
        </header>
      ) : null}
      <div className={flush ? 'overflow-hidden rounded-b-lg' : 'px-4 pt-2 pb-4 first:pt-4'}>{children}</div>
    </section>
  );
}
