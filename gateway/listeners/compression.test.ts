import type { IncomingHttpHeaders, IncomingMessage } from 'node:http';
import { describe, expect, it } from 'vitest';
import { compressorFor } from '@/gateway/listeners/compression';

const asking = (accepts: string, method = 'GET') =>
  ({ method, headers: { 'accept-encoding': accepts } }) as unknown as IncomingMessage;
const page = (more: IncomingHttpHeaders = {}): IncomingHttpHeaders => ({
  'content-type': 'text/html; charset=utf-8',
  ...more,
});

describe('compressing what the pages answer', () => {
  it('takes Brotli where the client does, else gzip', () => {
    const headers = page({ 'content-length': '5000', etag: '"a"' });
    expect(compressorFor(asking('gzip, deflate, br'), 200, headers)).not.toBeNull();
    expect(headers).toMatchObject({ 'content-encoding': 'br', etag: 'W/"a"', vary: 'Accept-Encoding' });
    expect(headers['content-length']).toBeUndefined();
    const second = page();
    expect(compressorFor(asking('gzip, br;q=0'), 200, second)).not.toBeNull();
    expect(second['content-encoding']).toBe('gzip');
  });

  it.each([
    ['a small answer', 200, { 'content-length': '100' }],
    ['what is compressed already', 200, { 'content-encoding': 'gzip' }],
    ['a picture', 200, { 'content-type': 'image/png' }],
    ['an event stream', 200, { 'content-type': 'text/event-stream' }],
    ['what must not be transformed', 200, { 'cache-control': 'no-transform' }],
    ['nothing', 304, {}],
    ['a part', 206, {}],
  ])('leaves %s alone', (_what, status, headers) => {
    expect(compressorFor(asking('br'), status, page(headers))).toBeNull();
  });

  it('leaves the answer to HEAD, and to a client that takes nothing, alone', () => {
    expect(compressorFor(asking('br', 'HEAD'), 200, page())).toBeNull();
    expect(compressorFor(asking('identity'), 200, page())).toBeNull();
  });
});
