import { RequestFailure } from '@/lib/http/failure';
import { failureOf } from '@/lib/http/failure-of';
import { withProof } from '@/lib/http/with-proof';

export type Method = 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';

interface RequestOptions {
  /** Sent as JSON. */
  body?: unknown;
  signal?: AbortSignal | undefined;
  /** The entity tag of the record that the change was made for (lib/records/record-tag). */
  ifMatch?: string | undefined;
}

/**
 * One request from the browser to our own origin; the session cookie goes with it.
 *
 * @returns the JSON of the answer; null for an answer without a body
 * @throws RequestFailure when the answer is no success or none came
 */
export async function request<T>(method: Method, path: string, options: RequestOptions = {}): Promise<T> {
  const response = await successful(method, path, options);
  const text = await response.text();
  return (text === '' ? null : JSON.parse(text)) as T;
}

/** A change of a record says which state of it was shown; undefined where none can be stale. */
type ChangeOptions = RequestOptions & { ifMatch: string | undefined };

/** As `request`, under /api/v1. */
export function api<T>(method: 'GET' | 'POST', path: string, options?: RequestOptions): Promise<T>;
export function api<T>(method: Method, path: string, options: ChangeOptions): Promise<T>;
export function api<T>(method: Method, path: string, options?: RequestOptions): Promise<T> {
  return request<T>(method, `/api/v1${path}`, options);
}

/** The text of a file of ours. @throws RequestFailure when the answer is no success or none came */
export async function requestText(path: string, signal: AbortSignal): Promise<string> {
  return (await successful('GET', path, { signal })).text();
}

/**
 * The same with the answer as it comes, which may be a file or a stream. Where the door or /api/v1 asks
 * who is there, the person is asked, and it is sent once more.
 *
 * @throws RequestFailure; what a signal was raised with, when it was given up
 */
export async function successful(
  method: Method,
  path: string,
  { body, signal, ifMatch }: RequestOptions = {},
): Promise<Response> {
  const response = await withProof(() =>
    fetch(path, {
      method,
      signal: signal ?? null,
      cache: 'no-store',
      headers: {
        accept: 'application/json',
        ...(body === undefined ? {} : { 'content-type': 'application/json' }),
        ...(ifMatch === undefined ? {} : { 'if-match': ifMatch }),
      },
      body: body === undefined ? null : JSON.stringify(body),
    }),
  ).catch((cause: unknown) => {
    if (signal?.aborted) throw cause;
    const message = 'No answer from the server. Check your connection and try again.';
    throw new RequestFailure({ status: 0, message }, { cause });
  });
  if (!response.ok) throw await failureOf(response);
  return response;
}
