import { connect } from 'node:net';

export interface RawAnswer {
  /** 0: the engine closed without an answer, or went on for too long. */
  readonly status: number;
  readonly text: string;
}

/** Streams that a request opens are cut after this time: their beginning is answer enough. */
const cutAfterMs = 1_500;

/**
 * Sends an engine exactly these bytes as a request's target and body. HTTP/1.0, so that the answer
 * comes without chunks and ends with the connection.
 */
export function askRawly(
  socketPath: string,
  method: string,
  target: string,
  body?: Uint8Array,
): Promise<RawAnswer> {
  return new Promise((resolve) => {
    const chunks: Buffer[] = [];
    const socket = connect(socketPath);
    const timer = setTimeout(() => socket.destroy(), cutAfterMs);
    const headers = body ? `Content-Type: application/json\r\nContent-Length: ${body.length}\r\n` : '';
    socket.on('data', (chunk: Buffer) => chunks.push(chunk));
    // A reset is one of the answers: it counts as none.
    socket.on('error', () => socket.destroy());
    socket.on('close', () => {
      clearTimeout(timer);
      const answer = Buffer.concat(chunks).toString('utf8');
      const [head = '', ...rest] = answer.split('\r\n\r\n');
      resolve({ status: Number(/^HTTP\/1\.[01] (\d{3})/.exec(head)?.[1] ?? 0), text: rest.join('\r\n\r\n') });
    });
    socket.write(Buffer.from(`${method} ${target} HTTP/1.0\r\nHost: engine\r\n${headers}\r\n`, 'latin1'));
    if (body) socket.write(body);
  });
}
