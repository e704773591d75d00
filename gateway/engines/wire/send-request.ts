import { IncomingMessage } from 'node:http';
import type { Duplex, Readable } from 'node:stream';
import type { EngineRequest } from '@/gateway/engines/engine-request';
import { giveBackWhole, hasReadsOfItsOwn } from '@/gateway/engines/wire/give-back';

const lineBreaking = /[^\x20-\x7e]/;
const crlf = '\r\n';

/**
 * Writes a request on a connection that is new, its body as it comes and at the engine's pace. A
 * client that goes away in the middle ends the connection: it must not look like one that was done.
 */
export function sendRequest(
  socket: Duplex,
  request: EngineRequest,
  headers: Readonly<Record<string, string>>,
): void {
  const { body } = request;
  const head = headOf(request, {
    Host: 'docker',
    ...framingHeaders(request),
    ...request.headers,
    ...headers,
  });
  if (body === undefined) socket.write(head);
  else if (Buffer.isBuffer(body)) {
    socket.cork();
    socket.write(head);
    socket.write(body);
    socket.uncork();
  } else {
    socket.write(head);
    pass(body, socket, declaredBytes(body) === null);
  }
}

/** @throws Error for what would not stay in its line: a bug of ours, since all of it is our own text */
function headOf({ method, target }: EngineRequest, headers: Readonly<Record<string, string>>): string {
  const lines = [`${method} ${target} HTTP/1.1`];
  for (const [name, value] of Object.entries(headers)) lines.push(`${name}: ${value}`);
  const bad = lines.find((line) => lineBreaking.test(line));
  if (bad !== undefined || target.includes(' ')) throw new Error('a line of the request cannot be written');
  return lines.join(crlf) + crlf + crlf;
}

function framingHeaders({ body }: EngineRequest): Record<string, string> {
  if (body === undefined) return {};
  if (Buffer.isBuffer(body)) {
    return { 'Content-Type': 'application/json', 'Content-Length': String(body.length) };
  }
  const bytes = declaredBytes(body);
  const length: Record<string, string> =
    bytes === null ? { 'Transfer-Encoding': 'chunked' } : { 'Content-Length': String(bytes) };
  return { 'Content-Type': 'application/x-tar', ...length };
}

/** How long a client's body will be, where it said so: Node lets no other number of bytes pass. */
function declaredBytes(body: Readable): number | null {
  if (!(body instanceof IncomingMessage) || body.headers['transfer-encoding'] !== undefined) return null;
  const { 'content-length': length } = body.headers;
  return length === undefined ? null : Number(length);
}

function pass(body: Readable, socket: Duplex, isChunked: boolean): void {
  if (body.destroyed && !body.readableEnded) {
    socket.destroy(new Error('the client has left'));
    return;
  }
  const isKeptByNobody = hasReadsOfItsOwn(socket);
  const onData = (chunk: Buffer) => {
    const onWritten = (error?: Error | null) => {
      if (!error && isKeptByNobody) giveBackWhole(chunk);
    };
    const goesOn = isChunked ? writeChunk(socket, chunk, onWritten) : socket.write(chunk, onWritten);
    if (!goesOn) body.pause();
  };
  const onDrain = () => body.resume();
  const onEnd = () => {
    if (isChunked) socket.write(`0${crlf}${crlf}`);
  };
  const onClose = () => {
    if (!body.readableEnded) socket.destroy(new Error('the client has left'));
  };
  body.on('data', onData).once('end', onEnd).once('error', onClose).once('close', onClose);
  socket.on('drain', onDrain);
  socket.once('close', () => {
    body.off('data', onData).off('end', onEnd).off('close', onClose);
    socket.off('drain', onDrain);
    // What the engine did not want is left to whoever answers the client.
    body.pause();
  });
}

function writeChunk(socket: Duplex, chunk: Buffer, onWritten: (error?: Error | null) => void): boolean {
  socket.cork();
  socket.write(chunk.length.toString(16) + crlf, 'latin1');
  socket.write(chunk);
  const goesOn = socket.write(crlf, 'latin1', onWritten);
  socket.uncork();
  return goesOn;
}
