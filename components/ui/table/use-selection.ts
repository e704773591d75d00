import { useCallback, useEffect, useMemo, useRef, useState } from 'react';

export interface Selection<Row> {
  readonly keys: ReadonlySet<string>;
  readonly rows: readonly Row[];
  toggle: (key: string) => void;
  setAll: (selected: boolean) => void;
  clear: () => void;
}

/** Selected rows by key, among those in view: what a filter hides or an engine removed is not acted on. */
export function useSelection<Row>(shown: readonly Row[], keyOf: (row: Row) => string): Selection<Row> {
  const [chosen, setChosen] = useState<ReadonlySet<string>>(new Set());
  const rows = useMemo(() => selectedOf(shown, chosen, keyOf), [shown, chosen, keyOf]);
  const keys = useMemo(() => new Set(rows.map(keyOf)), [rows, keyOf]);
  // Selecting all is of those that are shown then; what it is called by need not change with them.
  const inView = useRef(shown);
  useEffect(() => {
    inView.current = shown;
  });
  const toggle = useCallback((key: string) => {
    setChosen((before) => {
      const next = new Set(before);
      if (!next.delete(key)) next.add(key);
      return next;
    });
  }, []);
  const setAll = useCallback(
    (selected: boolean) => setChosen(new Set(selected ? inView.current.map(keyOf) : [])),
    [keyOf],
  );
  return {
    keys,
    rows,
    toggle,
    setAll,
    clear: () => setChosen(new Set()),
  };
}

/** Stops looking when it has all of them: mostly few are chosen of many, and near each other. */
function selectedOf<Row>(
  shown: readonly Row[],
  chosen: ReadonlySet<string>,
  keyOf: (row: Row) => string,
): readonly Row[] {
  const selected: Row[] = [];
  for (const row of shown) {
    if (selected.length === chosen.size) break;
    if (chosen.has(keyOf(row))) selected.push(row);
  }
  return selected;
}
