import { useSyncExternalStore } from 'react';

/** One clock for every relative time on the page, so that they step together. */
let now = 0;
let timer: ReturnType<typeof setInterval> | undefined;
const listeners = new Set<() => void>();

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  timer ??= setInterval(() => {
    now = Date.now();
    for (const each of listeners) each();
  }, 15_000);
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
