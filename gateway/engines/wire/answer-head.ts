import type { IncomingHttpHeaders } from 'node:http';

/** How the body of an answer ends. */
export type Framing =
  | { readonly kind: 'none' }
  | { readonly kind: 'length'; readonly bytes: number }
  | { readonly kind: 'chunked' }
  | { readonly kind: 'until closed' };

export interface AnswerHead {
  readonly statusCode: number;
  readonly headers: IncomingHttpHeaders;
  readonly framing: Framing;
}

const token = /^[!#$%&'*+\-.^_`|~0-9A-Za-z]+$/;
// biome-ignore lint/suspicious/noControlCharactersInRegex: these are what is looked for
const control = /[\x00-\x08\x0a-\x1f\x7f]/;

/**
 * Reads the head of an answer (RFC 9112). Whatever two readers could take in two ways is refused.
 *
 * @param text without the empty line at its end
 * @throws Error for what is no HTTP/1 answer
 */
export function parseAnswerHead(text: string, method: string): AnswerHead {
  const [first = '', ...lines] = text.split('\r\n');
  const status = /^HTTP\/1\.[01] ([1-5]\d\d)(?: .*)?$/.exec(first)?.[1];
  if (status === undefined) throw new Error('it does not answer in HTTP/1');
  const statusCode = Number(status);
  const headers: Record<string, string> = {};
  for (const line of lines) {
    const colon = line.indexOf(':');
    const name = line.slice(0, Math.max(colon, 0));
    const value = line.slice(colon + 1).trim();
    if (!token.test(name) || control.test(value)) throw new Error('a header of its answer is malformed');
    const key = name.toLowerCase();
    if (key in headers && (key === 'content-length' || key === 'transfer-encoding')) {
      throw new Error(`its answer has two headers ${key}`);
    }
    headers[key] = headers[key] === undefined ? value : `${headers[key]}, ${value}`;
  }
  return { statusCode, headers, framing: framingOf(method, statusCode, headers) };
}

function framingOf(method: string, statusCode: number, headers: Record<string, string>): Framing {
  const { 'content-length': length, 'transfer-encoding': encoding } = headers;
  if (encoding !== undefined && (length !== undefined || encoding.toLowerCase() !== 'chunked')) {
    throw new Error('nobody can tell where its answer ends');
  }
  if (length !== undefined && !/^\d{1,15}$/.test(length)) {
    throw new Error('the length of its answer is no number');
  }
  if (method === 'HEAD' || statusCode < 200 || statusCode === 204 || statusCode === 304) {
    return { kind: 'none' };
  }
  if (encoding !== undefined) return { kind: 'chunked' };
  return length === undefined ? { kind: 'until closed' } : { kind: 'length', bytes: Number(length) };
}
