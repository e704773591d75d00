export interface Hint {
  readonly anchor: Element;
  readonly text: string;
}

let hint: Hint | null = null;
let timer: ReturnType<typeof setTimeout> | undefined;
const listeners = new Set<() => void>();

function replace(next: Hint | null) {
  if (hint === next) return;
  hint = next;
  for (const listener of listeners) listener();
}

/** Shows a sentence beside an element; only one hint is open at a time. */
export function showHint(anchor: Element, text: string, delayMs: number): void {
  clearTimeout(timer);
  if (delayMs === 0) replace({ anchor, text });
  else timer = setTimeout(() => replace({ anchor, text }), delayMs);
}

/** After a moment, so that the pointer can reach the hint itself. */
export function hideHint(delayMs: number): void {
  clearTimeout(timer);
  if (delayMs === 0) replace(null);
  else timer = setTimeout(() => replace(null), delayMs);
}

export function keepHint(): void {
  clearTimeout(timer);
}

export function subscribeToHint(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

export function currentHint(): Hint | null {
  return hint;
}
