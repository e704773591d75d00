import { useEffect } from 'react';

export interface PageAction {
  readonly id: string;
  readonly label: string;
  readonly run: () => void;
}

const registered = new Map<symbol, readonly PageAction[]>();

/** Puts what this page can do into the palette while the page is open. Keep the list stable (useMemo). */
export function usePageActions(actions: readonly PageAction[]): void {
  useEffect(() => {
    const key = Symbol('page');
    registered.set(key, actions);
    return () => {
      registered.delete(key);
    };
  }, [actions]);
}

export function currentPageActions(): PageAction[] {
  return [...registered.values()].flat();
}
