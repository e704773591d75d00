'use client';

import { useEffect, useLayoutEffect, useRef, useSyncExternalStore } from 'react';
import { currentHint, hideHint, keepHint, subscribeToHint } from '@/components/ui/hint-store';
import { ReasonButton } from '@/components/ui/reason-action';

const gapPx = 6;

/** Where hints appear; once per page, in the shell. Escape, a scroll or leaving it closes the hint. */
export function HintLayer() {
  const hint = useSyncExternalStore(subscribeToHint, currentHint, () => null);
  const box = useRef<HTMLDivElement>(null);
  useLayoutEffect(() => {
    const popup = box.current;
    if (!hint || !popup) return;
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
    if (!hint) return;
    const close = () => hideHint(0);
    const onKey = (event: KeyboardEvent) => event.key === 'Escape' && close();
    document.addEventListener('keydown', onKey);
    window.addEventListener('scroll', close, { capture: true, passive: true });
    return () => {
      document.removeEventListener('keydown', onKey);
      window.removeEventListener('scroll', close, { capture: true });
    };
  }, [hint]);
  if (!hint) return null;
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
