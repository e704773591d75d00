import { chunksOf, engineRequest } from '@/components/live/engine-request';
import { isDenied, isPassing } from '@/components/live/failure-kind';
import { pause } from '@/components/live/pause';
import { LineAssembler, type LogLine } from '@/components/logs/line-assembler';
import { failureMessage, RequestFailure } from '@/lib/http/failure';

export type LogPhase = 'loading' | 'following' | 'reconnecting' | 'ended' | 'failed';

export interface LogState {
  readonly phase: LogPhase;
  /** Why it ended or failed, for a person; "" while it goes on. */
  readonly sentence: string;
}

export interface LogSource {
  readonly cluster: string;
  /** Of a service all its tasks are read at once. */
  readonly kind: 'containers' | 'services' | 'tasks';
  readonly id: string;
  readonly tty: boolean;
  /** Only lines printed after this instant, seconds since the epoch; undefined: all. */
  readonly since?: number;
  /** How many of the last lines to begin with. */
  readonly tail: number;
}

export interface LogListener {
  onLines(lines: readonly LogLine[]): void;
  onState(state: LogState): void;
}

const nouns = { containers: 'container', services: 'service', tasks: 'task' } as const;
const retryDelaysMs = [500, 1_000, 2_000, 5_000];

/**
 * Follows the log of a container, a task or a whole service until it stops, the right to read it ends, or the signal aborts.
 * A lost connection is taken up again where the log was left.
 */
export async function followLog(
  source: LogSource,
  listener: LogListener,
  signal: AbortSignal,
): Promise<void> {
  const reader = new LogReader(source, listener, signal);
  for (let failures = 0; !signal.aborted; ) {
    const ending = await reader.read().catch((error: unknown) => error);
    if (signal.aborted) return;
    const verdict = await verdictOn(source, ending, signal);
    if (signal.aborted) return;
    if (verdict) return listener.onState(verdict);
    failures = reader.hasReadSomething ? 0 : failures + 1;
    listener.onState({ phase: 'reconnecting', sentence: '' });
    await pause(retryDelaysMs[Math.min(failures, retryDelaysMs.length - 1)] ?? 0, signal);
  }
}

class LogReader {
  hasReadSomething = false;
  /** Time of the newest line; reading goes on from there. */
  #last = '';

  constructor(
    readonly source: LogSource,
    readonly listener: LogListener,
    readonly signal: AbortSignal,
  ) {}

  async read(): Promise<void> {
    this.hasReadSomething = false;
    const { cluster, kind, id, tty, tail } = this.source;
    const answer = await engineRequest(cluster, `/${kind}/${id}/logs`, {
      query: {
        follow: true,
        stdout: true,
        stderr: true,
        timestamps: true,
        details: kind === 'services',
        since: this.#last ? unixTime(this.#last) : this.source.since,
        tail: this.#last ? undefined : tail,
      },
      signal: this.signal,
    });
    this.listener.onState({ phase: 'following', sentence: '' });
    const resumedAt = this.#last;
    const lines = new LineAssembler(tty, kind === 'services');
    for await (const chunk of chunksOf(answer)) this.#give(lines.push(chunk), resumedAt);
    this.#give(lines.end(), resumedAt);
  }

  /** The engine's `since` includes its instant, so lines already given come again. */
  #give(lines: readonly LogLine[], resumedAt: string): void {
    const fresh = resumedAt ? lines.filter((line) => line.time > resumedAt) : lines;
    if (fresh.length === 0) return;
    this.hasReadSomething = true;
    this.#last = fresh.findLast((line) => line.time !== '')?.time ?? this.#last;
    this.listener.onLines(fresh);
  }
}

/** How the log ended; null when it only lost its connection. */
async function verdictOn(source: LogSource, ending: unknown, signal: AbortSignal): Promise<LogState | null> {
  if (ending instanceof Error && !isLostConnection(ending)) {
    return { phase: 'failed', sentence: failureMessage(ending) };
  }
  const { cluster, kind, id } = source;
  try {
    const path = kind === 'containers' ? `/containers/${id}/json` : `/${kind}/${id}`;
    const answer = await engineRequest(cluster, path, { signal });
    const inspected: unknown = await answer.json();
    if (kind === 'services' || isRunning(inspected)) return null;
    return { phase: 'ended', sentence: `The ${nouns[kind]} is not running. This is all it printed.` };
  } catch (error) {
    if (!isDenied(error)) return null;
    if (error instanceof RequestFailure && error.status === 404) {
      return {
        phase: 'ended',
        sentence: `The log ended: the ${nouns[kind]} was removed, or you may no longer see it.`,
      };
    }
    return { phase: 'ended', sentence: `The log ended: ${failureMessage(error)}` };
  }
}

/** A stream that breaks is a TypeError of the browser's; everything else has something to say. */
function isLostConnection(error: Error): boolean {
  return isPassing(error) || error instanceof TypeError;
}

function isRunning(inspected: unknown): boolean {
  const { State, Status } = inspected as { State?: { Running?: unknown }; Status?: { State?: unknown } };
  return State?.Running === true || Status?.State === 'running';
}

/** The engine's form of an instant: seconds, a dot, nanoseconds. */
export function unixTime(rfc3339: string): string {
  const nanoseconds = /\.(\d{9})/.exec(rfc3339)?.[1] ?? '000000000';
  return `${Math.floor(Date.parse(rfc3339.replace(/\.\d+/, '')) / 1000)}.${nanoseconds}`;
}
