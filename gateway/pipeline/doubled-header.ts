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
export function doubledHeader({ headersDistinct }: Pick<IncomingMessage, 'headersDistinct'>): string | null {
  return single.find((name) => (headersDistinct[name]?.length ?? 0) > 1) ?? null;
}
