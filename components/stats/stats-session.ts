import { chunksOf, engineRequest } from '@/components/live/engine-request';
import { isDenied } from '@/components/live/failure-kind';
import { JsonLines } from '@/components/live/json-lines';
import { pause } from '@/components/live/pause';
import { type Sample, sampleBetween } from '@/components/stats/sample';
import { type Reading, readingFrom } from '@/lib/docker-api/stats/reading';

/** The engine gives a sample a second; this is what the pictures show. */
export const keptSamples = 120;
const retryMs = 3_000;

export interface StatsSnapshot {
  /** Oldest first. */
  readonly samples: readonly Sample[];
  readonly phase: 'loading' | 'live' | 'reconnecting' | 'failed';
  /** Why it failed, for a person. */
  readonly error: unknown;
}

/** The statistics of a running container as they come, the last minutes of them. */
export class StatsSession {
  readonly #listeners = new Set<() => void>();
  #snapshot: StatsSnapshot = { samples: [], phase: 'loading', error: null };

  readonly subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  };

  readonly snapshot = (): StatsSnapshot => this.#snapshot;

  /** @returns a function that stops following */
  follow(cluster: string, containerId: string): () => void {
    const abort = new AbortController();
    this.#set({ samples: [], phase: 'loading', error: null });
    void this.#run(cluster, containerId, abort.signal);
    return () => abort.abort();
  }

  async #run(cluster: string, containerId: string, signal: AbortSignal): Promise<void> {
    while (!signal.aborted) {
      try {
        await this.#read(cluster, containerId, signal);
      } catch (error) {
        if (signal.aborted) return;
        if (isDenied(error)) return this.#set({ ...this.#snapshot, phase: 'failed', error });
      }
      if (signal.aborted) return;
      this.#set({ ...this.#snapshot, phase: 'reconnecting' });
      await pause(retryMs, signal);
    }
  }

  async #read(cluster: string, containerId: string, signal: AbortSignal): Promise<void> {
    const answer = await engineRequest(cluster, `/containers/${containerId}/stats`, {
      query: { stream: true },
      signal,
    });
    const lines = new JsonLines();
    let before: Reading | null = null;
    for await (const chunk of chunksOf(answer)) {
      for (const document of lines.push(chunk)) {
        const reading = readingFrom(document);
        const sample = before && reading && sampleBetween(before, reading);
        if (sample && !signal.aborted) this.#add(sample);
        before = reading ?? before;
      }
    }
  }

  #add(sample: Sample): void {
    const samples = [...this.#snapshot.samples, sample].slice(-keptSamples);
    this.#set({ samples, phase: 'live', error: null });
  }

  #set(snapshot: StatsSnapshot): void {
    this.#snapshot = snapshot;
    for (const listener of this.#listeners) listener();
  }
}
