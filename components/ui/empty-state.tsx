import type { ReactNode } from 'react';

/** One sentence and one action. */
export function EmptyState({
  children,
  action,
  icon,
}: {
  children: ReactNode;
  action?: ReactNode;
  icon?: ReactNode;
}) {
  return (
    <div className="flex flex-col items-center gap-3 rounded-lg px-6 py-12 text-center text-ink-soft [&>svg]:size-6">
      {icon}
      <p className="max-w-prose text-pretty">{children}</p>
      {action}
    </div>
  );
}
