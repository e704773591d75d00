import type { RequestFailure } from '@/lib/http/failure';

/** Why an answer is not a success. How failures are read comes with the first one, not with every page. */
export async function failureOf(response: Response): Promise<RequestFailure> {
  const { readFailure } = await import('@/lib/http/read-failure');
  return readFailure(response);
}
