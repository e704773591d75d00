import type { IncomingMessage, ServerResponse } from 'node:http';

const detail =
  'The address is not in origin form or holds a malformed percent code, or a header comes twice.';

/**
 * Whether `web` could misread or not read the address: an absolute URL in the request line would name
 * another host to it, and Next answers 500 to a percent code that is not UTF-8.
 */
export function isUnreadable({ url = '' }: IncomingMessage): boolean {
  if (!url.startsWith('/')) return true;
  try {
    decodeURIComponent(url.replace(/\?.*$/s, ''));
    return false;
  } catch (error) {
    if (error instanceof URIError) return true;
    throw error;
  }
}

/** In the shape of /api/v1 (RFC 9457): people do not type such addresses. */
export function refuseUnreadable(response: ServerResponse): void {
  const problem = {
    type: 'urn:wheelhouse:problem:malformed-request',
    title: 'The request cannot be read',
    status: 400,
    detail,
  };
  response
    .writeHead(400, { 'Content-Type': 'application/problem+json', Connection: 'close' })
    .end(JSON.stringify(problem));
}
