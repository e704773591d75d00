/** What of a request says which page made a browser send it. */
export interface OriginHeaders {
  readonly origin?: string | null | undefined;
  readonly 'sec-fetch-site'?: string | null | undefined;
}

/**
 * Whether the request was made by one of our own pages. Needed of every request that is let in by a
 * cookie and can change something or open a stream: any method but GET and HEAD, and every WebSocket.
 * Browsers always name the origin on those, so one that names none is refused as well.
 */
export function isSameOrigin(headers: OriginHeaders, publicOrigin: string): boolean {
  const site = headers['sec-fetch-site'];
  return headers.origin === publicOrigin && (site == null || site === 'same-origin' || site === 'none');
}

/** Whether a request that was authenticated by a cookie must pass `isSameOrigin`. */
export function needsSameOrigin(method: string, isWebSocket: boolean): boolean {
  return isWebSocket || (method !== 'GET' && method !== 'HEAD');
}
