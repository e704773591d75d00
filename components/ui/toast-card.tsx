'use client';

import { X } from 'lucide-react';
import { useEffect, useState } from 'react';
import { Button, IconButton } from '@/components/ui/button';
import { ReasonButton } from '@/components/ui/reason-action';
import { StatusDot } from '@/components/ui/status-dot';
import { dismissToast, type Toast } from '@/components/ui/toast-store';

/** One toast; it goes by itself after its time. */
export function ToastCard({ toast }: { toast: Toast }) {
  const [held, setHeld] = useState(false);
  const { id, durationMs } = toast;
  useEffect(() => {
    if (held || durationMs === null) return;
    const timer = setTimeout(() => dismissToast(id), durationMs);
    return () => clearTimeout(timer);
  }, [id, durationMs, held]);
  return (
    <div
      role={toast.tone === 'danger' ? 'alert' : undefined}
      className="pop pointer-events-auto flex items-start gap-2 py-2 pr-1.5 pl-3.5"
      {...holding(setHeld)}
    >
      <div className="min-w-0 flex-1 py-1">
        <StatusDot tone={toast.tone}>
          <span className="whitespace-normal break-words font-medium">{toast.title}</span>
        </StatusDot>
        {toast.description ? (
          <p className="mt-0.5 max-h-40 overflow-y-auto break-words pl-4.5 text-[0.8125rem] text-ink-soft">
            {toast.description}
          </p>
        ) : null}
      </div>
      {toast.description ? <ReasonButton reason={toast.description} onRun={() => dismissToast(id)} /> : null}
      {toast.action ? (
        <Button
          size="small"
          onClick={() => {
            toast.action?.onPress();
            dismissToast(id);
          }}
        >
          {toast.action.label}
        </Button>
      ) : null}
      <IconButton label="Dismiss" onClick={() => dismissToast(id)}>
        <X aria-hidden />
      </IconButton>
    </div>
  );
}

/** Time stands still while a person reads or reaches for a button. */
function holding(setHeld: (held: boolean) => void) {
  return {
    onPointerEnter: () => setHeld(true),
    onPointerLeave: () => setHeld(false),
    onFocus: () => setHeld(true),
    onBlur: () => setHeld(false),
  };
}
