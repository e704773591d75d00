import type { Server } from 'node:http';
import type { Duplex } from 'node:stream';
import { dockerError } from '@/lib/docker-api/errors';

/** What a client is told whose bytes are no HTTP that we take; its connection ends with it. */
export function answerClientErrors(server: Server): void {
  server.on('clientError', (error: NodeJS.ErrnoException, socket: Duplex) => {
    if (!socket.writable || error.code === 'ECONNRESET') {
      socket.destroy();
      return;
    }
    const [status, message] = verdict(error.code);
    const body = JSON.stringify(dockerError(message));
    socket.end(
      `HTTP/1.1 ${status}\r\nContent-Type: application/json\r\nContent-Length: ${Buffer.byteLength(body)}\r\nConnection: close\r\n\r\n${body}`,
    );
  });
}

function verdict(code: string | undefined): readonly [string, string] {
  if (code === 'HPE_HEADER_OVERFLOW')
    return ['431 Request Header Fields Too Large', 'the headers are too large'];
  if (code === 'ERR_HTTP_REQUEST_TIMEOUT') return ['408 Request Timeout', 'the request took too long'];
  return ['400 Bad Request', 'this is no HTTP request that is taken here'];
}
