'use client';

import { Tooltip as Base } from '@base-ui/react/tooltip';
import { cloneElement, type MouseEvent, type ReactElement, useId, useState } from 'react';
import { overlayContainer } from '@/components/ui/overlays';
import { tooltipClass } from '@/components/ui/tooltip';

interface DisabledWithReasonProps {
  /** Why it cannot be done, as a sentence; null or "" when it can. */
  reason: string | null | undefined;
  children: ReactElement<{
    'aria-disabled'?: boolean;
    'aria-describedby'?: string;
    onClick?: (event: MouseEvent) => void;
  }>;
}

/**
 * Leaves a control in place and focusable when a person may not use it, and says why: on hover, on
 * focus, on a tap, and to screen readers.
 */
export function DisabledWithReason({ reason, children }: DisabledWithReasonProps) {
  const id = useId();
  const [open, setOpen] = useState(false);
  if (!reason) return children;
  const control = cloneElement(children, {
    'aria-disabled': true,
    'aria-describedby': id,
    onClick: (event: MouseEvent) => {
      event.preventDefault();
      event.stopPropagation();
      setOpen(true);
    },
  });
  return (
    <>
      <Base.Root open={open} onOpenChange={setOpen}>
        <Base.Trigger render={control} delay={150} closeOnClick={false} />
        <Base.Portal container={overlayContainer()}>
          <Base.Positioner sideOffset={6} className="z-50">
            <Base.Popup className={tooltipClass}>{reason}</Base.Popup>
          </Base.Positioner>
        </Base.Portal>
      </Base.Root>
      <span id={id} hidden>
        {reason}
      </span>
    </>
  );
}
