import type { IncomingMessage } from 'node:http';

/** Headers that can be said once. Of two, others on the way may have read the one that we do not. */
const single = [
  'host',
  'authorization',
  'content-length',
  'content-type',
  'origin',
  'sec-fetch-site',
  'upgrade',
  'x-registry-auth',
] as const;

/** The name of a header that comes more than once and must not; null where there is none. */
export function doubledHeader(
  request: Pick<IncomingMessage, 'headersDistinct' | 'headers' | 'rawHeaders'>,
): string | null {
  // Nearly always each comes once, which is quicker to see.
  if (Object.keys(request.headers).length * 2 === request.rawHeaders.length) return null;
  const { headersDistinct } = request;
  return single.find((name) => (headersDistinct[name]?.length ?? 0) > 1) ?? null;
}
