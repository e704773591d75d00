import type { Readable } from 'node:stream';
import type { Exchange } from '@/gateway/exchange';
import { Refused } from '@/gateway/refused';
import { maximumJsonBytes } from '@/lib/docker-api/strict-json';

const withinMs = 30_000;

export interface ReadBody {
  readonly bytes: Buffer;
  /** What followed the body on a connection that asked for an upgrade. */
  readonly early: Buffer;
}

const nothing: ReadBody = { bytes: Buffer.of(), early: Buffer.of() };

/**
 * Reads a request's body whole, up to the cap.
 *
 * @throws Refused 400, 408 or 413
 */
export async function readBody(exchange: Exchange): Promise<ReadBody> {
  const { request, upgrade } = exchange;
  const { 'content-length': length, 'transfer-encoding': encoding } = request.headers;
  // RFC 9112, 6.3: a request has a body if one of these says so. Most have none, and none is waited for.
  if (length === undefined && encoding === undefined && !upgrade) return nothing;
  const declared = declaredLength(length);
  if (declared > maximumJsonBytes) throw tooLarge();
  if (!upgrade) return { bytes: await readUntilEnd(request), early: Buffer.of() };
  // Node leaves the body of a request with an Upgrade header unread on its socket.
  if (encoding !== undefined) {
    throw new Refused(400, 'a request for an upgrade needs a Content-Length');
  }
  const all = await readAtLeast(upgrade.socket, upgrade.head, declared);
  return { bytes: all.subarray(0, declared), early: all.subarray(declared) };
}

function declaredLength(header: string | undefined): number {
  if (header === undefined) return 0;
  if (!/^[0-9]{1,15}$/.test(header)) throw new Refused(400, 'the Content-Length is not a number');
  return Number(header);
}

function readUntilEnd(source: Readable): Promise<Buffer> {
  return collect(source, () => false);
}

async function readAtLeast(source: Readable, head: Buffer, wanted: number): Promise<Buffer> {
  if (head.length >= wanted) return head;
  return Buffer.concat([head, await collect(source, (length) => head.length + length >= wanted)]);
}

function collect(source: Readable, isEnough: (length: number) => boolean): Promise<Buffer> {
  return new Promise((resolve, reject) => {
    const chunks: Buffer[] = [];
    let length = 0;
    const finish = (problem: Error | null) => {
      clearTimeout(timer);
      source.off('data', onData).off('end', onEnd).off('error', onEnd).off('close', onEnd);
      source.pause();
      if (problem) reject(problem);
      else resolve(Buffer.concat(chunks));
    };
    const onData = (chunk: Buffer) => {
      length += chunk.length;
      chunks.push(chunk);
      if (length > maximumJsonBytes) finish(tooLarge());
      else if (isEnough(length)) finish(null);
    };
    const onEnd = () => {
      const isWhole = 'complete' in source && source.complete === true;
      finish(isWhole ? null : new Refused(400, 'the request broke off'));
    };
    const timer = setTimeout(() => finish(new Refused(408, 'the request took too long')), withinMs);
    source.on('data', onData).on('end', onEnd).on('error', onEnd).on('close', onEnd);
    source.resume();
  });
}

function tooLarge(): Refused {
  return new Refused(413, 'the request body is too large');
}
