import type { TerminalRecorder } from '@/gateway/recordings/terminal-recorder';
import { sizeWithin } from '@/lib/recordings/cast';

/** Recorders by what their screens belong to: an exec, or a container's own process. */
const recorders = new Map<string, Set<TerminalRecorder>>();

const keyOf = (clusterId: string, id: string) => `${clusterId} ${id}`;

/** Has the recorder told of new sizes of the screen. @returns what to call when it is over */
export function followSizes(clusterId: string, id: string, recorder: TerminalRecorder): () => void {
  const key = keyOf(clusterId, id);
  const there = recorders.get(key) ?? new Set();
  recorders.set(key, there.add(recorder));
  return () => {
    there.delete(recorder);
    if (there.size === 0) recorders.delete(key);
  };
}

/**
 * A client has said how large its screen is. Clients say so in a request of its own, which may reach
 * another gateway: then the recording keeps the size it had.
 */
export function sizeTold(clusterId: string, id: string, columns: unknown, rows: unknown): void {
  const size = sizeWithin(columns, rows);
  if (size === null) return;
  for (const recorder of recorders.get(keyOf(clusterId, id)) ?? []) recorder.resized(size);
}
