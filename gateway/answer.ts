import type { Exchange } from '@/gateway/exchange';
import { dockerError } from '@/lib/docker-api/errors';

/** Answers with a body that is complete. For HEAD only its headers go out. */
export function answerBytes(
  { request, response }: Exchange,
  status: number,
  contentType: string,
  body: Buffer,
): void {
  if (response.headersSent || response.destroyed) return;
  response.writeHead(status, { 'Content-Type': contentType, 'Content-Length': body.length });
  response.end(request.method === 'HEAD' ? undefined : body);
}

export function answerJson(exchange: Exchange, status: number, body: unknown): void {
  answerBytes(exchange, status, 'application/json', Buffer.from(`${JSON.stringify(body)}\n`));
}

export function answerNothing({ response }: Exchange, status: 200 | 204 | 304): void {
  if (response.headersSent || response.destroyed) return;
  response.writeHead(status, status === 200 ? { 'Content-Length': 0 } : {});
  response.end();
}

/** Docker's shape of an error. A client that has already seen a beginning of an answer is cut off. */
export function answerError(exchange: Exchange, status: number, message: string): void {
  const { request, response } = exchange;
  if (response.headersSent) {
    response.destroy();
    return;
  }
  // A body that was refused unread would otherwise be taken for the next request, or read to its end.
  if (!request.complete && exchange.upgrade === null) {
    response.setHeader('Connection', 'close');
    request.resume();
    response.once('finish', () => request.socket.destroySoon());
  }
  answerJson(exchange, status, dockerError(message));
}
