/**
 * Asks the door of one cluster, as whoever it speaks for: a tab with its session, the worker with a
 * token for one deployment.
 *
 * @param path Docker's own, its segments already encoded
 * @returns the answer's JSON; null for one without a body
 * @throws Error in the words of the door or the engine
 */
export type AskDoor = (
  method: 'GET' | 'POST' | 'DELETE',
  path: string,
  options?: { readonly query?: Readonly<Record<string, string | number>>; readonly body?: unknown },
) => Promise<unknown>;
