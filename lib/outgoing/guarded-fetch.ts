import { request as requestPlain } from 'node:http';
import { request as requestTls } from 'node:https';
import { BlockList, type LookupFunction } from 'node:net';
import { checkedAddress } from '@/lib/outgoing/checked-address';
import { hostOf } from '@/lib/webhooks/url';

export interface Guard {
  /** Networks besides public addresses. */
  readonly allowed: readonly string[];
  /** Certificate authorities to trust instead of the system's, PEM; "" for the system's. */
  readonly caPem: string;
}

interface Asked {
  readonly method?: string | undefined;
  readonly headers?: Readonly<Record<string, string>> | undefined;
  readonly body?: string | null | undefined;
}

const withinMs = 10_000;
const mostBytes = 1024 * 1024;

const loopback = new BlockList();
loopback.addSubnet('127.0.0.0', 8, 'ipv4');
loopback.addAddress('::1', 'ipv6');

/**
 * One request to an address that somebody set: over TLS unless it stays on this machine, to the
 * address that was checked, with an end in time and in size. Redirects are answers like any other.
 *
 * @throws Error with a sentence for whoever set the address
 */
export async function guardedFetch(written: string | URL, asked: Asked, guard: Guard): Promise<Response> {
  const url = new URL(written);
  if (url.protocol !== 'https:' && url.protocol !== 'http:')
    throw new Error(`${url.href} is no web address.`);
  const signal = AbortSignal.timeout(withinMs);
  const { address, family } = await checkedAddress(hostOf(url), guard.allowed, signal);
  if (url.protocol === 'http:' && !loopback.check(address, family === 6 ? 'ipv6' : 'ipv4')) {
    throw new Error(`${url.origin} is not encrypted. Only https:// is spoken with other machines.`);
  }
  const toThatAddress: LookupFunction = (_host, options, done) => {
    if (options.all) done(null, [{ address, family }]);
    else done(null, address, family);
  };
  const { method = 'GET', headers = {}, body } = asked;
  return new Promise((resolve, reject) => {
    const send = url.protocol === 'https:' ? requestTls : requestPlain;
    const request = send(url, {
      method,
      // A new connection each time: one that is kept could be that of another address.
      agent: false,
      lookup: toThatAddress,
      signal,
      headers: {
        ...headers,
        'accept-encoding': 'identity',
        ...(body ? { 'content-length': Buffer.byteLength(body) } : {}),
      },
      ...(guard.caPem === '' ? {} : { ca: guard.caPem }),
    });
    const fail = (error: Error) =>
      reject(
        signal.aborted
          ? new Error(`${url.host} did not answer within ${withinMs / 1_000} seconds.`)
          : new Error(`${url.host} cannot be reached: ${error.message}`, { cause: error }),
      );
    request.on('error', fail);
    request.on('response', (answer) => {
      const chunks: Buffer[] = [];
      let length = 0;
      answer.on('data', (chunk: Buffer) => {
        length += chunk.length;
        if (length > mostBytes) answer.destroy(new Error('its answer is too long'));
        else chunks.push(chunk);
      });
      answer.on('error', fail);
      answer.on('end', () => {
        const status = answer.statusCode ?? 502;
        const isEmpty = status === 204 || status === 205 || status === 304;
        const known = Object.entries(answer.headers).filter((entry): entry is [string, string] => {
          return typeof entry[1] === 'string';
        });
        resolve(new Response(isEmpty ? null : Buffer.concat(chunks), { status, headers: known }));
      });
    });
    request.end(body ?? undefined);
  });
}
