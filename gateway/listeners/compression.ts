import type { IncomingHttpHeaders, IncomingMessage } from 'node:http';
import type { Transform } from 'node:stream';
import { constants, createBrotliCompress, createGzip } from 'node:zlib';

const smallestBytes = 1_024;
const textual =
  /^(?:text\/(?!event-stream)|application\/(?:json|javascript|manifest\+json|problem\+json|xml|rss\+xml|wasm)|image\/svg\+xml|font\/ttf)/i;
/** A year-long static file is worth more effort than an answer made for one. */
const effort = { page: 4, asset: 6 } as const;

/**
 * What compresses this answer of `web`, or null where it goes as it is. Changes the headers to match.
 * Each piece of a page goes out as soon as it is there.
 */
export function compressorFor(
  request: IncomingMessage,
  status: number,
  headers: IncomingHttpHeaders,
): Transform | null {
  const length = headers['content-length'] === undefined ? null : Number(headers['content-length']);
  const isWorth =
    request.method !== 'HEAD' &&
    status >= 200 &&
    ![204, 206, 304].includes(status) &&
    headers['content-encoding'] === undefined &&
    !/\bno-transform\b/.test(headers['cache-control'] ?? '') &&
    textual.test(headers['content-type'] ?? '') &&
    (length === null || length >= smallestBytes);
  if (!isWorth) return null;
  headers.vary = headers.vary ? `${headers.vary}, Accept-Encoding` : 'Accept-Encoding';
  const encoding = preferredEncoding(request.headers['accept-encoding']);
  if (encoding === null) return null;
  headers['content-encoding'] = encoding;
  delete headers['content-length'];
  // The bytes are others now; what they mean is not.
  if (headers.etag?.startsWith('"')) headers.etag = `W/${headers.etag}`;
  const level = length === null ? effort.page : effort.asset;
  if (encoding === 'br') {
    return createBrotliCompress({
      flush: length === null ? constants.BROTLI_OPERATION_FLUSH : constants.BROTLI_OPERATION_PROCESS,
      params: { [constants.BROTLI_PARAM_QUALITY]: level },
    });
  }
  return createGzip({ flush: length === null ? constants.Z_SYNC_FLUSH : constants.Z_NO_FLUSH, level });
}

/** The better of the two encodings that the client takes. */
export function preferredEncoding(accepts: string | string[] | undefined): 'br' | 'gzip' | null {
  const offered = new Set(
    String(accepts ?? '')
      .toLowerCase()
      .split(',')
      .map((entry) => entry.trim())
      .filter((entry) => !/;\s*q=0(?:\.0*)?$/.test(entry))
      .map((entry) => entry.split(';', 1)[0]?.trim()),
  );
  if (offered.has('br')) return 'br';
  return offered.has('gzip') ? 'gzip' : null;
}
