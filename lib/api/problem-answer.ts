import { problemFromDatabase } from '@/lib/api/problem-from-database';
import { Problem } from '@/lib/problems/problem';

/** What an error means to whoever asked. Errors that nobody foresaw are logged and say nothing. */
export function problemOf(error: unknown): Problem {
  if (error instanceof Problem) return error;
  const fromDatabase = problemFromDatabase(error);
  if (fromDatabase) return fromDatabase;
  console.error('A request to /api/v1 failed:', error);
  const detail = 'Wheelhouse could not do this. Its log says more.';
  return new Problem({ kind: 'internal', detail }, { cause: error });
}

/**
 * RFC 9457.
 *
 * @param grantors for a missing right: who can grant it, and the same in words
 */
export function problemAnswer(
  problem: Problem,
  grantors?: { readonly names: readonly string[]; readonly words: string },
): Response {
  const { kind, title, status, message, errors, missing, current, headers } = problem;
  const body = {
    type: `urn:wheelhouse:problem:${kind}`,
    title,
    status,
    detail: grantors?.words ? `${message} ${grantors.words} can grant it.` : message,
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
