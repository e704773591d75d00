import type { ReactNode } from 'react';

interface PageHeaderProps {
  title: ReactNode;
  /** One line under it: what this page is, or the state of what it shows. */
  description?: ReactNode;
  /** Beside the title: a status or a badge. */
  mark?: ReactNode;
  actions?: ReactNode;
}

export function PageHeader({ title, description, mark, actions }: PageHeaderProps) {
  return (
    <header className="mb-5 flex flex-wrap items-start justify-between gap-x-6 gap-y-3">
      <div className="min-w-0">
        <div className="flex flex-wrap items-center gap-x-3 gap-y-1">
          <h1 className="min-w-0 break-words font-semibold text-xl tracking-tight">{title}</h1>
          {mark}
        </div>
        {description ? <div className="mt-1 max-w-prose text-ink-soft text-pretty">{description}</div> : null}
      </div>
      {actions ? <div className="flex flex-wrap items-center gap-2">{actions}</div> : null}
    </header>
  );
}
