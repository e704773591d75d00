'use client';

import { createContext, use } from 'react';
import { Button } from '@/components/ui/button';

/** What can be done about a reason why something is not possible. */
export interface ReasonAction {
  /** What it is called; null where nothing can be done about this one. */
  labelFor(reason: string): string | null;
  run(reason: string): void;
}

/** Given by whoever knows what reasons are about; without it a reason is only said. */
export const ReasonActionContext = createContext<ReasonAction | null>(null);

/** The button after a reason; nothing where nothing can be done. */
export function ReasonButton({ reason, onRun }: { reason: string; onRun?: () => void }) {
  const action = use(ReasonActionContext);
  const label = action?.labelFor(reason) ?? null;
  if (!action || label === null) return null;
  return (
    <Button
      size="small"
      // What has the focus keeps it: a hint goes when its control loses it.
      onMouseDown={(event) => event.preventDefault()}
      onClick={(event) => {
        event.stopPropagation();
        onRun?.();
        action.run(reason);
      }}
    >
      {label}
    </Button>
  );
}
