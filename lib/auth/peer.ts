/** Who sends a request, as far as the connection tells. */
export interface Peer {
  /** The peer's IP address, "" where there is none. */
  readonly address: string;
  /** What it calls itself: its User-Agent. */
  readonly client?: string;
  /** The request's id, as in logs, in error messages and in X-Request-Id. */
  readonly requestId?: string;
}

const longestClient = 300;

/** A User-Agent header as it is kept. */
export function clientName(userAgent: string | null | undefined): string {
  return (userAgent ?? '').slice(0, longestClient).toWellFormed().replaceAll('\0', '');
}
