'use client';

import { Tooltip as Base } from '@base-ui/react/tooltip';
import type { ReactElement, ReactNode } from 'react';
import { overlayContainer } from '@/components/ui/overlays';

export const tooltipClass = 'pop z-50 max-w-80 px-2.5 py-1.5 text-[0.8125rem] text-pretty';

interface TooltipProps {
  text: ReactNode;
  /** Something that can take focus; it needs a name of its own. */
  children: ReactElement;
}

/** A hint for those who hover or focus; never the only place where something is said. */
export function Tooltip({ text, children }: TooltipProps) {
  return (
    <Base.Root>
      <Base.Trigger render={children} delay={350} />
      <Base.Portal container={overlayContainer()}>
        <Base.Positioner sideOffset={6} className="z-50">
          <Base.Popup className={tooltipClass}>{text}</Base.Popup>
        </Base.Positioner>
      </Base.Portal>
    </Base.Root>
  );
}
