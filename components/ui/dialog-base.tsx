'use client';

import { Dialog as Base } from '@base-ui/react/dialog';
import { X } from 'lucide-react';
import { buttonClass } from '@/components/ui/button-styles';
import { DialogFooter, type DialogProps } from '@/components/ui/dialog';

const widths = { normal: 'sm:max-w-120', wide: 'sm:max-w-200' };

/** The dialog itself, with Base UI under it; components/ui/dialog fetches it at first use. */
export function DialogBase({
  open,
  onOpenChange,
  title,
  description,
  modalInput = false,
  width = 'normal',
  children,
  footer,
}: DialogProps) {
  return (
    <Base.Root open={open} onOpenChange={onOpenChange} disablePointerDismissal={modalInput}>
      <Base.Portal>
        <Base.Backdrop className="fixed inset-0 z-40 bg-scrim transition-opacity duration-150 data-ending-style:opacity-0 data-starting-style:opacity-0" />
        <Base.Popup
          className={`pop fixed inset-x-0 bottom-0 z-40 mx-auto flex max-h-[92dvh] w-full flex-col rounded-b-none transition-[opacity,translate] duration-150 data-ending-style:translate-y-2 data-starting-style:translate-y-2 data-ending-style:opacity-0 data-starting-style:opacity-0 sm:top-[12dvh] sm:bottom-auto sm:max-h-[80dvh] sm:rounded-b-[0.625rem] ${widths[width]}`}
        >
          <div className="flex items-start gap-4 px-5 pt-4 pb-1">
            <Base.Title className="min-w-0 flex-1 break-words font-semibold text-base">{title}</Base.Title>
            <Base.Close aria-label="Close" className={buttonClass('quiet', 'icon', '-mr-2 -mt-1')}>
              <X aria-hidden />
            </Base.Close>
          </div>
          {description ? (
            <Base.Description render={<div />} className="px-5 text-ink-soft text-pretty">
              {description}
            </Base.Description>
          ) : null}
          {/* Focusable so that long content can be scrolled from the keyboard. */}
          <div className="min-h-0 flex-1 overflow-y-auto px-5 pt-3 pb-5">{children}</div>
          {footer ? <DialogFooter>{footer}</DialogFooter> : null}
        </Base.Popup>
      </Base.Portal>
    </Base.Root>
  );
}
