import { useSyncExternalStore } from 'react';

interface Placed {
  readonly cluster: string;
  readonly id: string;
}

let underWay: ReadonlyMap<string, string> = new Map();
const listeners = new Set<() => void>();

function set(next: ReadonlyMap<string, string>): void {
  underWay = next;
  for (const listener of listeners) listener();
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

const keyOf = ({ cluster, id }: Placed) => `${cluster} ${id}`;

/** Does something to a thing; as long as it lasts every place that shows the thing says what is done. */
export async function whileUnderWay<T>(thing: Placed, words: string, work: () => Promise<T>): Promise<T> {
  const key = keyOf(thing);
  set(new Map(underWay).set(key, words));
  try {
    return await work();
  } finally {
    const after = new Map(underWay);
    after.delete(key);
    set(after);
  }
}

/** What is under way with a thing, e.g. "Stopping"; undefined when nothing is. */
export function useUnderWay(thing: Placed): string | undefined {
  const key = keyOf(thing);
  return useSyncExternalStore(
    subscribe,
    () => underWay.get(key),
    () => undefined,
  );
}
