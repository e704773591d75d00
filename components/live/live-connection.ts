import { chunksOf } from '@/components/live/engine-request';
import { isDenied, isSignedOut } from '@/components/live/failure-kind';
import { pause } from '@/components/live/pause';
import { failureOf } from '@/lib/http/failure-of';
import { type ServerEvent, SseReader } from '@/lib/live/sse-reader';

/** Nothing for this long, not even a heartbeat (every 15 s): the connection is dead. */
const silenceMs = 35_000;
const retryDelaysMs = [300, 1_000, 2_000, 5_000, 10_000];

export interface LiveConnectionEvents {
  /** Asked for at each connection. */
  topics(): readonly string[];
  onOpen(): void;
  onEvents(events: readonly ServerEvent[]): void;
  /** It broke, and is tried again. */
  onLost(): void;
  /** Nothing will come of trying again; `isSignedOut`: since the session is over. */
  onRefused(isSignedOut: boolean): void;
}

/** One connection that follows topics, made again when it breaks; each goes on where the one before ended. */
export class LiveConnection {
  readonly #events: LiveConnectionEvents;
  #lastId: string | null = null;
  #failures = 0;
  #running: AbortController | null = null;
  #round = new AbortController();

  constructor(events: LiveConnectionEvents) {
    this.#events = events;
  }

  start(): void {
    if (this.#running) return;
    this.#running = new AbortController();
    void this.#run(this.#running.signal);
  }

  stop(): void {
    this.#running?.abort();
    this.#running = null;
  }

  /** What was told is not there any more: the next connection is told all of it again. */
  forget(): void {
    this.#lastId = null;
  }

  /** Other topics are wanted, or it is worth trying at once. */
  renew(): void {
    this.#round.abort();
  }

  async #run(signal: AbortSignal): Promise<void> {
    while (!signal.aborted) {
      this.#round = new AbortController();
      const round = AbortSignal.any([signal, this.#round.signal]);
      try {
        await readOnce(this.#events, round, this.#lastId, (id) => {
          this.#lastId = id;
          this.#failures = 0;
        });
      } catch (error) {
        if (signal.aborted) return;
        if (isDenied(error)) {
          this.#running = null;
          this.#events.onRefused(isSignedOut(error));
          return;
        }
      }
      if (round.aborted) continue;
      this.#events.onLost();
      const delay = retryDelaysMs[Math.min(this.#failures, retryDelaysMs.length - 1)] ?? 0;
      this.#failures += 1;
      // Not everybody at once when the server is back.
      await pause(delay * (0.75 + Math.random() / 2), round);
    }
  }
}

async function readOnce(
  { topics, onOpen, onEvents }: LiveConnectionEvents,
  signal: AbortSignal,
  lastId: string | null,
  onId: (id: string) => void,
): Promise<void> {
  const silence = new AbortController();
  let timer = setTimeout(() => silence.abort(), silenceMs);
  try {
    const answer = await fetch(`/live?topics=${topics().map(encodeURIComponent).join(',')}`, {
      cache: 'no-store',
      headers: { accept: 'text/event-stream', ...(lastId === null ? {} : { 'last-event-id': lastId }) },
      signal: AbortSignal.any([signal, silence.signal]),
    });
    if (!answer.ok) throw await failureOf(answer);
    onOpen();
    const reader = new SseReader();
    for await (const chunk of chunksOf(answer)) {
      clearTimeout(timer);
      timer = setTimeout(() => silence.abort(), silenceMs);
      const read = reader.push(chunk);
      const id = read.at(-1)?.id ?? null;
      if (read.length > 0) onEvents(read);
      if (id !== null) onId(id);
    }
  } finally {
    clearTimeout(timer);
  }
}
