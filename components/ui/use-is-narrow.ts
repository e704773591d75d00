import { useSyncExternalStore } from 'react';

const query = '(max-width: 639px)';

let known: MediaQueryList | undefined;

/** Made once: every drawing of a table asks it. */
function narrow(): MediaQueryList {
  known ??= window.matchMedia(query);
  return known;
}

function subscribe(listener: () => void): () => void {
  narrow().addEventListener('change', listener);
  return () => narrow().removeEventListener('change', listener);
}

/** Whether there is room for a list only; null until the page is in a browser. */
export function useIsNarrow(): boolean | null {
  return useSyncExternalStore(
    subscribe,
    () => narrow().matches,
    () => null,
  );
}
