import type { IncomingHttpHeaders, IncomingMessage, ServerResponse } from 'node:http';
import { Transform } from 'node:stream';
import { preferredEncoding } from '@/gateway/listeners/compression';

const builtFile = /^\/_next\/static\/[\w./~-]+$/;
/** All that the build writes is three of these, packed. */
const mostBytes = 8 * 1024 * 1024;

interface Built {
  readonly headers: IncomingHttpHeaders;
  readonly content: Buffer;
}

/**
 * Built files as they were sent, packed: who opens a page fetches ten scripts, and to pack them anew for
 * everybody takes longer than to read the page. They are the same for all, and never change under a name.
 */
export class BuiltFiles {
  readonly #kept = new Map<string, Built>();
  #bytes = 0;

  /** Answers with what is kept. @returns false where `web` has to be asked */
  answer(request: IncomingMessage, response: ServerResponse): boolean {
    const key = keyOf(request, preferredEncoding(request.headers['accept-encoding']));
    const built = key === null ? undefined : this.#kept.get(key);
    if (!built) return false;
    request.resume();
    response.writeHead(200, { ...built.headers, 'content-length': built.content.length }).end(built.content);
    return true;
  }

  /** The last step of an answer that is worth keeping; null for any other. */
  keeper(request: IncomingMessage, status: number, headers: IncomingHttpHeaders): Transform | null {
    const key = keyOf(request, headers['content-encoding'] ?? null);
    const isForAll = /\bimmutable\b/.test(headers['cache-control'] ?? '') && !headers['set-cookie'];
    if (key === null || status !== 200 || !isForAll) return null;
    const { date: _date, ...lasting } = headers;
    const parts: Buffer[] = [];
    return new Transform({
      transform(part: Buffer, _encoding, done) {
        parts.push(part);
        done(null, part);
      },
      flush: (done) => {
        this.#keep(key, { headers: lasting, content: Buffer.concat(parts) });
        done();
      },
    });
  }

  #keep(key: string, built: Built): void {
    if (built.content.length > mostBytes / 4 || this.#kept.has(key)) return;
    if (this.#bytes + built.content.length > mostBytes) {
      this.#kept.clear();
      this.#bytes = 0;
    }
    this.#kept.set(key, built);
    this.#bytes += built.content.length;
  }
}

/** Null for what is no whole built file. */
function keyOf({ method, url = '', headers }: IncomingMessage, encoding: string | null): string | null {
  const isWhole = headers.range === undefined && headers['if-none-match'] === undefined;
  const isPlain = method === 'GET' && isWhole && headers['if-modified-since'] === undefined;
  return isPlain && builtFile.test(url) && !url.includes('..') ? `${encoding ?? 'as it is'} ${url}` : null;
}
