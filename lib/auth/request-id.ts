import { randomUUID } from 'node:crypto';

export const requestIdHeader = 'x-request-id';

const uuid = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

/** The id that the gateway gave to a request, over whatever a client claims; a new one without a gateway. */
export function requestIdIn(headers: Pick<Headers, 'get'>): string {
  const given = headers.get(requestIdHeader) ?? '';
  return uuid.test(given) ? given : randomUUID();
}
