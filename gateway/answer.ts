import type { Exchange } from '@/gateway/exchange';
import { dockerError } from '@/lib/docker-api/errors';
import { maximumJsonBytes } from '@/lib/docker-api/strict-json';

/** How long a body that is discarded may take. */
const shortBodyMs = 30_000;
const longBodyMs = 2_000;

/** Answers with a body that is complete. For HEAD only its headers go out. */
export function answerBytes(
  { request, response }: Exchange,
  status: number,
  contentType: string,
  body: Buffer | string,
): void {
  if (response.headersSent || response.destroyed) return;
  const length = typeof body === 'string' ? Buffer.byteLength(body) : body.length;
  response.writeHead(status, { 'Content-Type': contentType, 'Content-Length': length });
  response.end(request.method === 'HEAD' ? undefined : body);
}

/**
 * The same with a body of which each character is one byte ("latin1"): Node sends such a text and its
 * headers in one piece, where bytes are a second one.
 */
export function answerInOnePiece(
  { request, response }: Exchange,
  status: number,
  contentType: string,
  body: string,
): void {
  if (response.headersSent || response.destroyed) return;
  response.writeHead(status, { 'Content-Type': contentType, 'Content-Length': body.length });
  if (request.method === 'HEAD') response.end();
  else response.end(body, 'latin1');
}

export function answerJson(exchange: Exchange, status: number, body: unknown): void {
  answerBytes(exchange, status, 'application/json', Buffer.from(`${JSON.stringify(body)}\n`));
}

export function answerNothing({ response }: Exchange, status: 200 | 201 | 204 | 304): void {
  if (response.headersSent || response.destroyed) return;
  response.writeHead(status, status < 204 ? { 'Content-Length': 0 } : {});
  response.end();
}

/**
 * Reads on while the client still sends a body that nobody wants: closing at once would reset the
 * connection before it has read the answer. A body without a near end is not read to its end.
 */
function discardBody({ request }: Exchange): void {
  const isShort = Number(request.headers['content-length'] ?? Number.NaN) <= maximumJsonBytes;
  request.resume();
  const patience = setTimeout(() => request.socket.destroy(), isShort ? shortBodyMs : longBodyMs);
  request.once('close', () => clearTimeout(patience));
}

/** Docker's shape of an error. A client that has already seen a beginning of an answer is cut off. */
export function answerError(exchange: Exchange, status: number, message: string): void {
  const { request, response } = exchange;
  if (response.headersSent) {
    response.destroy();
    return;
  }
  if (!request.complete && exchange.upgrade === null) discardBody(exchange);
  answerJson(exchange, status, dockerError(message));
}
