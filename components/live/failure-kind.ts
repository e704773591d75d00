import { RequestFailure } from '@/lib/http/failure';

/** The person is not signed in, may not do this, or may not even see it: asking again changes nothing. */
export function isDenied(error: unknown): boolean {
  return error instanceof RequestFailure && [401, 403, 404].includes(error.status);
}

/** Their session is over. */
export function isSignedOut(error: unknown): boolean {
  return error instanceof RequestFailure && error.status === 401;
}

/** No answer came, or one that says to come back: asking again may help. */
export function isPassing(error: unknown): boolean {
  if (!(error instanceof RequestFailure)) return false;
  return error.status === 0 || error.status === 408 || error.status === 429 || error.status >= 500;
}
