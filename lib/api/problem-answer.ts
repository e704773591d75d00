import { problemFromDatabase } from '@/lib/api/problem-from-database';
import { logFailure } from '@/lib/log/log-failure';
import { Problem } from '@/lib/problems/problem';

/** What an error means to whoever asked. Errors that nobody foresaw are logged and say nothing. */
export function problemOf(error: unknown, requestId: string): Problem {
  if (error instanceof Problem) return error;
  const fromDatabase = problemFromDatabase(error);
  if (fromDatabase) return fromDatabase;
  logFailure('A request to /api/v1 failed', error, requestId);
  const detail = `Wheelhouse could not do this. Its log says more (request ${requestId}).`;
  return new Problem({ kind: 'internal', detail }, { cause: error });
}

/**
 * RFC 9457.
 *
 * @param requestId names this occurrence, in the answer and in the log
 * @param grantors for a missing right: who can grant it, and the same in words
 */
export function problemAnswer(
  problem: Problem,
  requestId: string,
  grantors?: { readonly names: readonly string[]; readonly words: string },
): Response {
  const { kind, title, status, message, errors, missing, current, headers, more } = problem;
  const body = {
    ...more,
    type: `urn:wheelhouse:problem:${kind}`,
    title,
    status,
    detail: grantors?.words ? `${message} ${grantors.words} can grant it.` : message,
    instance: `urn:uuid:${requestId}`,
    errors,
    missing,
    canBeGrantedBy: grantors?.names,
    current,
  };
  return new Response(JSON.stringify(body), {
    status,
    headers: { ...headers, 'content-type': 'application/problem+json', 'cache-control': 'no-store' },
  });
}
