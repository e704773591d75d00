import { type EngineQuery, engineUrl } from '@/components/live/engine-url';
import { successful } from '@/lib/http/request';

export interface EngineRequest {
  method?: 'GET' | 'POST' | 'PUT' | 'DELETE';
  query?: EngineQuery;
  /** Sent as JSON. */
  body?: unknown;
  signal?: AbortSignal;
}

/**
 * One request through the door with the person's own session; the answer may be a stream.
 *
 * @throws RequestFailure with the words of the door or the engine when it is refused or fails;
 *   the signal's AbortError when it was given up
 */
export function engineRequest(
  cluster: string,
  path: string,
  { method = 'GET', query, body, signal }: EngineRequest = {},
): Promise<Response> {
  return successful(method, engineUrl(cluster, path, query), { body, signal });
}

/** The chunks of a streamed answer as they arrive; leaving the loop early cancels the request. */
export async function* chunksOf(answer: Response): AsyncGenerator<Uint8Array> {
  if (!answer.body) return;
  const reader = answer.body.getReader();
  try {
    for (;;) {
      const { done, value } = await reader.read();
      if (done) return;
      if (value) yield value;
    }
  } finally {
    // Cancelling a stream that broke rejects with the error the reader has already seen.
    await reader.cancel().catch(() => undefined);
  }
}
