import { request as requestPlain } from 'node:http';
import { request as requestTls } from 'node:https';
import type { LookupFunction } from 'node:net';
import { checkedAddress } from '@/lib/outgoing/checked-address';
import { hostOf } from '@/lib/webhooks/url';

const withinMs = 10_000;
/** As much of an answer is read as helps to find what is wrong. */
const answerBytes = 2_000;

export interface PostAnswer {
  readonly status: number;
  /** The beginning of its body. */
  readonly text: string;
}

interface Post {
  readonly url: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
  /** Networks besides public addresses. */
  readonly allowed: readonly string[];
}

/**
 * One POST over a connection of its own, to an address that was resolved once and checked. A redirect
 * is an answer like any other: it is not followed.
 *
 * @throws Error with a sentence for whoever set the webhook, when there is no answer in time or the
 *   address may not be reached
 */
export async function post({ url: written, headers, body, allowed }: Post): Promise<PostAnswer> {
  const url = new URL(written);
  const signal = AbortSignal.timeout(withinMs);
  const { address, family } = await checkedAddress(hostOf(url), allowed, signal);
  const request = url.protocol === 'https:' ? requestTls : requestPlain;
  const toThatAddress: LookupFunction = (_host, options, done) => {
    if (options.all) done(null, [{ address, family }]);
    else done(null, address, family);
  };
  return new Promise((resolve, reject) => {
    const asked = request(url, {
      method: 'POST',
      // A new connection each time: one that is kept could be that of another address.
      agent: false,
      lookup: toThatAddress,
      signal,
      headers: { ...headers, 'content-length': Buffer.byteLength(body) },
    });
    const fail = (error: Error) => reject(signal.aborted ? new Error(noAnswer) : error);
    asked.on('error', fail);
    asked.on('response', (answer) => {
      const chunks: Buffer[] = [];
      let length = 0;
      const status = answer.statusCode ?? 0;
      const done = () => {
        asked.destroy();
        resolve({ status, text: Buffer.concat(chunks).toString('utf8').slice(0, answerBytes) });
      };
      // It is taken; what the receiver has to say besides, however long, is of no interest.
      if (status >= 200 && status < 300) return done();
      answer.on('data', (chunk: Buffer) => {
        chunks.push(chunk);
        length += chunk.length;
        if (length >= answerBytes) done();
      });
      answer.on('end', done);
      answer.on('error', fail);
    });
    asked.end(body);
  });
}

const noAnswer = `No answer within ${withinMs / 1_000} seconds.`;
