import { followLog, type LogSource, type LogState } from '@/components/logs/follow-log';
import type { LogLine } from '@/components/logs/line-assembler';
import { LogBuffer } from '@/components/logs/log-buffer';

export interface LogSnapshot {
  readonly state: LogState;
  /** Numbers of the lines kept: from `first` up to, not including, `end`. */
  readonly first: number;
  readonly end: number;
}

/** Lines come in thousands at first; to draw after each piece would take longer than to read them. */
const drawnAfterMs = 120;

const loading: LogState = { phase: 'loading', sentence: '' };

/** A log being followed, as a store: lines gather for a moment, then readers are told once. */
export class LogSession {
  readonly buffer = new LogBuffer();
  readonly #listeners = new Set<() => void>();
  #snapshot: LogSnapshot = { state: loading, first: 0, end: 0 };
  #waiting: LogLine[] = [];
  #timer: ReturnType<typeof setTimeout> | undefined;
  #toldAt = 0;

  readonly subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  };

  readonly snapshot = (): LogSnapshot => this.#snapshot;

  /** Begins anew with this source. @returns a function that stops following */
  follow(source: LogSource): () => void {
    const abort = new AbortController();
    this.buffer.clear();
    this.#waiting = [];
    this.#tell(loading);
    const listener = {
      onLines: (lines: readonly LogLine[]) => {
        if (abort.signal.aborted) return;
        for (const line of lines) this.#waiting.push(line);
        this.#timer ??= setTimeout(
          () => this.#flush(),
          Math.max(0, this.#toldAt + drawnAfterMs - performance.now()),
        );
      },
      onState: (state: LogState) => {
        if (abort.signal.aborted) return;
        this.#flush();
        this.#tell(state);
      },
    };
    void followLog(source, listener, abort.signal);
    return () => {
      abort.abort();
      clearTimeout(this.#timer);
      this.#timer = undefined;
    };
  }

  #flush(): void {
    clearTimeout(this.#timer);
    this.#timer = undefined;
    if (this.#waiting.length === 0) return;
    this.buffer.append(this.#waiting);
    this.#waiting = [];
    this.#toldAt = performance.now();
    this.#tell(this.#snapshot.state);
  }

  #tell(state: LogState): void {
    this.#snapshot = { state, first: this.buffer.first, end: this.buffer.end };
    for (const listener of this.#listeners) listener();
  }
}
