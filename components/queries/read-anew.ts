type Listener = (names: readonly string[]) => void;

const listeners = new Set<Listener>();

/**
 * What this tab has read under these names, the first words of query keys, may read otherwise by now.
 * Without the queries themselves, so that the shell can say so on pages that have none.
 */
export function readAnew(names: readonly string[]): void {
  for (const listener of listeners) listener(names);
}

export function onReadAnew(listener: Listener): void {
  listeners.add(listener);
}
