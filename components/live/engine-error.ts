/** A request that the door or the engine refused, or that never arrived. */
export class EngineError extends Error {
  override readonly name = 'EngineError';

  /** @param status the HTTP status; 0 when no answer came */
  constructor(
    readonly status: number,
    message: string,
  ) {
    super(message);
  }

  /** The thing does not exist, or not for this person. */
  get isGone(): boolean {
    return this.status === 404;
  }

  /** The person is not signed in, or may not do this. */
  get isRefused(): boolean {
    return this.status === 401 || this.status === 403;
  }
}

/** What went wrong, in the words of whoever said no: Docker's `message`, problem+json's `detail` or `title`. */
export function engineErrorFrom(status: number, body: string): EngineError {
  return new EngineError(status, sentenceIn(body) ?? defaultSentence(status));
}

export function unreachableError(): EngineError {
  return new EngineError(0, 'Wheelhouse could not be reached. Check your connection and try again.');
}

/** The sentence to show for anything thrown. */
export function errorSentence(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}

function sentenceIn(body: string): string | undefined {
  try {
    const parsed: unknown = JSON.parse(body);
    if (typeof parsed !== 'object' || parsed === null) return undefined;
    for (const key of ['message', 'detail', 'title'] as const) {
      const value = (parsed as Record<string, unknown>)[key];
      if (typeof value === 'string' && value.trim()) return value.trim();
    }
    return undefined;
  } catch {
    // Not JSON: a page of some proxy is no sentence for a person.
    return undefined;
  }
}

function defaultSentence(status: number): string {
  if (status === 401) return 'Your session has ended. Sign in again.';
  if (status === 403) return 'You are not allowed to do this.';
  if (status === 404) return 'This does not exist, or it is not yours to see.';
  if (status === 429) return 'Too many requests. Wait a moment and try again.';
  if (status >= 500) return `The cluster did not answer as expected (${status}). Try again in a moment.`;
  return `The request was refused (${status}).`;
}
