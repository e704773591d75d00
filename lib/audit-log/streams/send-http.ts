import { guardedFetch } from '@/lib/outgoing/guarded-fetch';
import { signatureOf } from '@/lib/webhooks/signature';

export interface Collector {
  readonly url: URL;
  readonly secret: string;
  readonly authority: string;
  /** Networks besides public addresses. */
  readonly allowed: readonly string[];
}

const longestAnswer = 200;

/**
 * One POST of lines of JSON, signed like webhooks. Any 2xx means that the collector has kept them.
 *
 * @param range the first and last entry, which the receiver can tell doubles by
 * @throws Error with a sentence for whoever set the stream
 */
export async function sendHttp(
  { url, secret, authority, allowed }: Collector,
  body: string,
  range: string,
): Promise<void> {
  const answer = await guardedFetch(
    url,
    {
      method: 'POST',
      body,
      headers: {
        'content-type': 'application/x-ndjson',
        'user-agent': 'Wheelhouse',
        'wheelhouse-event': 'audit',
        'wheelhouse-entries': range,
        'wheelhouse-signature': signatureOf(secret, body, Math.floor(Date.now() / 1_000)),
      },
    },
    { allowed, caPem: authority },
  );
  if (answer.ok) return;
  const said = (await answer.text()).replace(/\s+/g, ' ').trim().slice(0, longestAnswer);
  const redirect = answer.status >= 300 && answer.status < 400 ? ' Redirects are not followed.' : '';
  throw new Error(`The collector answered ${answer.status}.${redirect}${said === '' ? '' : ` ${said}`}`);
}
