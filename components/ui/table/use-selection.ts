import { useCallback, useMemo, useState } from 'react';

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
  const rows = useMemo(
    () => (chosen.size === 0 ? [] : shown.filter((row) => chosen.has(keyOf(row)))),
    [shown, chosen, keyOf],
  );
  const keys = useMemo(() => new Set(rows.map(keyOf)), [rows, keyOf]);
  const toggle = useCallback((key: string) => {
    setChosen((before) => {
      const next = new Set(before);
      if (!next.delete(key)) next.add(key);
      return next;
    });
  }, []);
  return {
    keys,
    rows,
    toggle,
    setAll: (selected) => setChosen(new Set(selected ? shown.map(keyOf) : [])),
    clear: () => setChosen(new Set()),
  };
}
