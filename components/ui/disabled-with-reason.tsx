'use client';

import {
  cloneElement,
  type FocusEvent,
  type MouseEvent,
  type PointerEvent,
  type ReactElement,
  use,
  useEffect,
  useId,
} from 'react';
import { hideHint, showHint } from '@/components/ui/hint-store';
import { ReasonActionContext } from '@/components/ui/reason-action';

interface Control {
  'aria-disabled'?: boolean;
  'aria-describedby'?: string;
  onClick?: (event: MouseEvent) => void;
  onFocus?: (event: FocusEvent) => void;
  onBlur?: () => void;
  onPointerEnter?: (event: PointerEvent) => void;
  onPointerLeave?: () => void;
}

interface DisabledWithReasonProps {
  /** Why it cannot be done, as a sentence; null or "" when it can. */
  reason: string | null | undefined;
  children: ReactElement<Control>;
}

const hoverMs = 150;
const leaveMs = 150;

/**
 * Leaves a control in place and focusable when a person may not use it, and says why: on hover, on
 * focus, on a tap, and to screen readers.
 */
export function DisabledWithReason({ reason, children }: DisabledWithReasonProps) {
  const id = useId();
  const action = use(ReasonActionContext);
  useEffect(() => () => hideHint(0), []);
  if (!reason) return children;
  return (
    <>
      {cloneElement(children, {
        'aria-disabled': true,
        'aria-describedby': id,
        onClick: (event) => {
          event.preventDefault();
          event.stopPropagation();
          // By keyboard the button in the hint is out of reach.
          if (event.detail === 0 && action?.labelFor(reason)) action.run(reason);
          else showHint(event.currentTarget, reason, 0);
        },
        onFocus: (event) => showHint(event.currentTarget, reason, 0),
        onBlur: () => hideHint(0),
        onPointerEnter: (event) => showHint(event.currentTarget, reason, hoverMs),
        onPointerLeave: () => hideHint(leaveMs),
      })}
      <span id={id} hidden>
        {reason}
      </span>
    </>
  );
}
