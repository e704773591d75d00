import { useCallback, useMemo, useSyncExternalStore } from 'react';
import type { Column } from '@/components/ui/table/column';

const listeners = new Set<() => void>();

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  window.addEventListener('storage', listener);
  return () => {
    listeners.delete(listener);
    window.removeEventListener('storage', listener);
  };
}

/** Which columns this person chose to see in this browser; `table` tells tables apart. */
export function useColumnChoice<Row>(table: string, columns: readonly Column<Row>[]) {
  const key = `wheelhouse:columns:${table}`;
  const stored = useSyncExternalStore(
    subscribe,
    () => window.localStorage.getItem(key),
    () => null,
  );
  const visible = useMemo(() => {
    const chosen = stored === null ? null : new Set(stored.split(','));
    return columns.filter(
      (column) =>
        column.isTitle || column.isActions || (chosen ? chosen.has(column.id) : !column.initiallyHidden),
    );
  }, [columns, stored]);
  const show = useCallback(
    (id: string, shown: boolean) => {
      const ids = visible.map((column) => column.id).filter((each) => each !== id);
      window.localStorage.setItem(key, (shown ? [...ids, id] : ids).join(','));
      for (const listener of listeners) listener();
    },
    [key, visible],
  );
  return { visible, show };
}
