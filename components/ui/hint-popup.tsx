'use client';

import { useEffect, useLayoutEffect, useRef } from 'react';
import { type Hint, hideHint, keepHint } from '@/components/ui/hint-store';
import { ReasonButton } from '@/components/ui/reason-action';

const gapPx = 6;

/** The hint that is open. Escape, a scroll or leaving it closes it. */
export function HintPopup({ hint }: { hint: Hint }) {
  const box = useRef<HTMLDivElement>(null);
  useLayoutEffect(() => {
    const popup = box.current;
    if (!popup) return;
    const anchor = hint.anchor.getBoundingClientRect();
    const { width, height } = popup.getBoundingClientRect();
    const isBelow = anchor.top - height - gapPx < 0;
    const left = Math.min(
      Math.max(8, anchor.left + (anchor.width - width) / 2),
      window.innerWidth - width - 8,
    );
    popup.style.left = `${left}px`;
    popup.style.top = `${isBelow ? anchor.bottom + gapPx : anchor.top - height - gapPx}px`;
  }, [hint]);
  useEffect(() => {
    const close = () => hideHint(0);
    const onKey = (event: KeyboardEvent) => event.key === 'Escape' && close();
    document.addEventListener('keydown', onKey);
    window.addEventListener('scroll', close, { capture: true, passive: true });
    return () => {
      document.removeEventListener('keydown', onKey);
      window.removeEventListener('scroll', close, { capture: true });
    };
  }, []);
  return (
    <div
      ref={box}
      role="tooltip"
      onPointerEnter={keepHint}
      onPointerLeave={() => hideHint(leaveMs)}
      className="pop fixed z-50 max-w-80 px-2.5 py-1.5 text-[0.8125rem] text-pretty"
    >
      {hint.text}
      <span className="mt-1.5 flex empty:hidden">
        <ReasonButton reason={hint.text} onRun={() => hideHint(0)} />
      </span>
    </div>
  );
}

const leaveMs = 150;
