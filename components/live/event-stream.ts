import { chunksOf, engineRequest } from '@/components/live/engine-request';
import { isDenied } from '@/components/live/failure-kind';
import { JsonLines } from '@/components/live/json-lines';
import type { LiveState } from '@/components/live/live-state';
import { pause } from '@/components/live/pause';

export interface EventStreamListener {
  /** Events that came within one batch, oldest first. */
  onEvents(events: readonly unknown[]): void;
  /** Events may have been missed before now: list again. Called at the first connection too. */
  onConnected(): void;
  onState(state: LiveState): void;
}

export const batchMs = 200;
const staleAfterMs = 10_000;
const retryDelaysMs = [500, 1_000, 2_000, 5_000, 10_000];

/** Follows the events of a cluster until the signal aborts, over lost connections too. */
export async function followEvents(
  cluster: string,
  listener: EventStreamListener,
  signal: AbortSignal,
): Promise<void> {
  const batch = new Batch(listener.onEvents);
  signal.addEventListener('abort', () => batch.drop(), { once: true });
  let lostAt = Date.now();
  for (let failures = 0; !signal.aborted; failures++) {
    const delay = retryDelaysMs[Math.min(failures, retryDelaysMs.length - 1)] ?? 0;
    if (failures > 0) {
      listener.onState(Date.now() - lostAt > staleAfterMs ? 'stale' : 'reconnecting');
      await pause(delay, signal);
      if (signal.aborted) return;
    }
    try {
      const answer = await engineRequest(cluster, '/events', { signal });
      failures = 0;
      listener.onState('live');
      listener.onConnected();
      const lines = new JsonLines();
      for await (const chunk of chunksOf(answer)) batch.add(lines.push(chunk));
    } catch (error) {
      if (signal.aborted) return;
      if (isDenied(error)) {
        listener.onState('refused');
        return;
      }
    }
    if (failures === 0) lostAt = Date.now();
  }
}

/** Collects events for a moment, so that a burst paints once. */
class Batch {
  #events: unknown[] = [];
  #timer: ReturnType<typeof setTimeout> | undefined;

  constructor(readonly give: (events: readonly unknown[]) => void) {}

  add(events: readonly unknown[]): void {
    if (events.length === 0) return;
    this.#events.push(...events);
    this.#timer ??= setTimeout(() => this.#flush(), batchMs);
  }

  drop(): void {
    clearTimeout(this.#timer);
    this.#timer = undefined;
    this.#events = [];
  }

  #flush(): void {
    const events = this.#events;
    this.drop();
    this.give(events);
  }
}
