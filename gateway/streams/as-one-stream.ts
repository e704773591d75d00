import type { IncomingMessage, ServerResponse } from 'node:http';
import { Duplex } from 'node:stream';

/** A request's body and its answer as one raw stream. */
export function asOneStream(request: IncomingMessage, response: ServerResponse): Duplex {
  const stream = Duplex.from({ readable: request, writable: response });
  stream.on('error', () => stream.destroy());
  response.once('close', () => stream.destroy());
  stream.once('close', () => response.destroy());
  return stream;
}
