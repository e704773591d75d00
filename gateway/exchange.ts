import { randomUUID } from 'node:crypto';
import { type IncomingMessage, ServerResponse } from 'node:http';
import type { Duplex } from 'node:stream';
import { dataPolicy, everywhere } from '@/lib/browser-policy/security-headers';

export type Listener = 'console' | 'docker';

/** What a client wants to speak after this request. */
export interface Upgrade {
  readonly protocol: 'tcp' | 'websocket' | 'other';
  readonly socket: Duplex;
  /** Bytes that came with the request's head: its body first, then early bytes of the stream. */
  readonly head: Buffer;
}

/** One request of a client, whichever way Node handed it over. */
export interface Exchange {
  readonly listener: Listener;
  readonly request: IncomingMessage;
  readonly response: ServerResponse;
  readonly upgrade: Upgrade | null;
  /** The peer's IP address. */
  readonly address: string;
  /** In a header of the answer, in the log and in messages of 5xx. */
  readonly correlationId: string;
  /** When it came, by the process's own clock. */
  readonly startedAtMs: number;
}

export function plainExchange(
  listener: Listener,
  request: IncomingMessage,
  response: ServerResponse,
): Exchange {
  return exchange(listener, request, response, null);
}

/**
 * An exchange on a socket that Node detached from its parser because of an Upgrade header. Until the
 * upgrade happens it can still be answered as usual; the connection ends with that answer.
 */
export function upgradeExchange(
  listener: Listener,
  request: IncomingMessage,
  socket: Duplex,
  head: Buffer,
): Exchange {
  const response = new ServerResponse(request);
  response.shouldKeepAlive = false;
  // Node types the socket narrower than what its own `upgrade` event gives.
  response.assignSocket(socket as Parameters<ServerResponse['assignSocket']>[0]);
  // The server's own listener for this went with its parser; without it a long answer would stall.
  socket.on('drain', () => response.emit('drain'));
  response.on('finish', () => socket.end());
  socket.on('error', () => socket.destroy());
  const asked = request.headers.upgrade?.toLowerCase();
  const protocol = asked === 'tcp' || asked === 'websocket' ? asked : 'other';
  return exchange(listener, request, response, { protocol, socket, head });
}

/** Whether the client has left: nothing on its connection will tell of that again. */
export function hasLeft({ request, response, upgrade }: Exchange): boolean {
  return response.destroyed || request.socket.destroyed || (upgrade?.socket.destroyed ?? false);
}

const leavings = new WeakMap<Exchange, AbortSignal>();

/**
 * Calls when the client leaves before it has its answer; at once if it has left. The same as
 * `leavingOf` without a signal, which costs more than all else that a short read takes.
 *
 * @returns what to call when that is of no more use
 */
export function onLeaving(exchange: Exchange, leave: () => void): () => void {
  if (hasLeft(exchange)) leave();
  else exchange.response.once('close', leave);
  return () => void exchange.response.off('close', leave);
}

/** A signal that is raised when the client leaves, or has left: one for each exchange. */
export function leavingOf(exchange: Exchange): AbortSignal {
  const known = leavings.get(exchange);
  if (known) return known;
  const leaving = new AbortController();
  leavings.set(exchange, leaving.signal);
  if (hasLeft(exchange)) leaving.abort();
  else {
    const { response } = exchange;
    // It also closes when all was answered; nothing is left to give up then.
    response.once('close', () => {
      if (!response.writableFinished) leaving.abort();
    });
  }
  return leaving.signal;
}

const toldToBrowsers = Object.entries({
  ...everywhere,
  'Content-Security-Policy': `${dataPolicy}; sandbox`,
});

function exchange(
  listener: Listener,
  request: IncomingMessage,
  response: ServerResponse,
  upgrade: Upgrade | null,
): Exchange {
  const correlationId = randomUUID();
  // One request can take many reads, each of which listens for its client to leave.
  response.setMaxListeners(0);
  response.setHeader('X-Request-Id', correlationId);
  // Answers of the door depend on who asks, and none of them is a page: what a container prints comes
  // from our own origin, and a browser must run nothing of it.
  response.setHeader('Cache-Control', 'no-store');
  for (const [name, value] of toldToBrowsers) response.setHeader(name, value);
  const address = (request.socket.remoteAddress ?? '').replace(/^::ffff:/, '');
  return { listener, request, response, upgrade, address, correlationId, startedAtMs: performance.now() };
}
