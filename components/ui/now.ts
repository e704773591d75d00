import { createContext, use, useSyncExternalStore } from 'react';
import { clockStepMs } from '@/components/ui/time-text';

/** One clock for every relative time on the page, so that they step together. */
let now = 0;
let timer: ReturnType<typeof setInterval> | undefined;
const listeners = new Set<() => void>();

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  timer ??= setInterval(() => {
    now = Date.now();
    for (const each of listeners) each();
  }, clockStepMs);
  return () => {
    listeners.delete(listener);
    if (listeners.size > 0) return;
    clearInterval(timer);
    timer = undefined;
    now = 0;
  };
}

function current(): number {
  now ||= Date.now();
  return now;
}

/** Milliseconds since the epoch, renewed every 15 s; null while the page is not yet in a browser. */
export function useNow(): number | null {
  return useSyncExternalStore(subscribe, current, () => null);
}

/** When the page's HTML was made, in milliseconds since the epoch, where that is known. */
export const MadeAtContext = createContext<number | null>(null);

/**
 * As `useNow`, and in the page's HTML when that was made: for words that are the same in every zone, so
 * that they do not change, and move what is beside them, once the page is in a browser.
 */
export function useNowOrMadeAt(): number | null {
  const madeAt = use(MadeAtContext);
  return useSyncExternalStore(subscribe, current, () => madeAt);
}
