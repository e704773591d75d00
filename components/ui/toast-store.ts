import type { Tone } from '@/components/ui/tone';

export interface Toast {
  id: number;
  title: string;
  description?: string | undefined;
  tone: Tone;
  action?: { label: string; onPress: () => void } | undefined;
  /** Milliseconds until it goes by itself; null: it stays until it is closed. */
  durationMs: number | null;
}

let toasts: readonly Toast[] = [];
let lastId = 0;
const listeners = new Set<() => void>();

function replace(next: readonly Toast[]) {
  toasts = next;
  for (const listener of listeners) listener();
}

/**
 * Acknowledges something from anywhere in the browser. Failures stay until they are closed;
 * everything else goes after a few seconds. Returns the id for `dismissToast`.
 */
export function showToast(toast: Pick<Toast, 'title'> & Partial<Omit<Toast, 'id'>>): number {
  const tone = toast.tone ?? 'neutral';
  lastId += 1;
  replace([
    ...toasts.slice(-3),
    { tone, durationMs: tone === 'danger' ? null : 6_000, ...toast, id: lastId },
  ]);
  return lastId;
}

export function dismissToast(id: number): void {
  replace(toasts.filter((toast) => toast.id !== id));
}

export function subscribeToToasts(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

export function currentToasts(): readonly Toast[] {
  return toasts;
}
