'use client';

import { lazy, type ReactNode, Suspense, useState } from 'react';

export interface DialogProps {
  open: boolean;
  /** Called with false when the person closes it by the cross, Escape or (unless `modalInput`) outside. */
  onOpenChange: (open: boolean) => void;
  title: ReactNode;
  description?: ReactNode;
  /** It holds input: a press outside does not close it. */
  modalInput?: boolean;
  width?: 'normal' | 'wide';
  children?: ReactNode;
  /** Buttons, the one that acts last. Leave out when a form inside brings its own. */
  footer?: ReactNode;
}

const LazyDialog = lazy(() =>
  import('@/components/ui/dialog-base').then((module) => ({ default: module.DialogBase })),
);

/** Fetched when the first dialog opens, not with the page. */
export function Dialog(props: DialogProps) {
  const [wasOpened, setWasOpened] = useState(props.open);
  if (props.open && !wasOpened) setWasOpened(true);
  if (!wasOpened) return null;
  return (
    <Suspense fallback={null}>
      <LazyDialog {...props} />
    </Suspense>
  );
}

export function DialogFooter({ children }: { children: ReactNode }) {
  return (
    <div className="flex flex-wrap justify-end gap-2 border-line border-t bg-canvas px-5 py-3 sm:rounded-b-[0.625rem]">
      {children}
    </div>
  );
}
