'use client';

import { useSyncExternalStore } from 'react';
import { lazily } from '@/components/ui/lazily';
import { currentToasts, subscribeToToasts, type Toast } from '@/components/ui/toast-store';

/** Comes with the first toast; what reads them aloud is there from the beginning. */
const ToastCard = lazily(() => import('@/components/ui/toast-card').then((loaded) => loaded.ToastCard));

const none: readonly Toast[] = [];

/** Where toasts appear; once per page, in the shell. */
export function Toaster() {
  const toasts = useSyncExternalStore(subscribeToToasts, currentToasts, () => none);
  return (
    <section
      aria-label="Notifications"
      className="pointer-events-none fixed inset-x-3 bottom-3 z-60 ml-auto flex max-w-96 flex-col gap-2 sm:right-5 sm:bottom-5 sm:left-auto sm:w-96"
    >
      <div aria-live="polite" className="contents">
        {toasts.map((toast) => (
          <ToastCard key={toast.id} toast={toast} />
        ))}
      </div>
    </section>
  );
}
