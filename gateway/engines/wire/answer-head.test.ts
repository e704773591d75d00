import { expect, it } from 'vitest';
import { parseAnswerHead } from '@/gateway/engines/wire/answer-head';

it('reads the status, the headers and how the body ends', () => {
  const head = 'HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: 12';
  expect(parseAnswerHead(head, 'GET')).toEqual({
    statusCode: 200,
    headers: { 'content-type': 'application/json', 'content-length': '12' },
    framing: { kind: 'length', bytes: 12 },
  });
  expect(parseAnswerHead('HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked', 'GET').framing.kind).toBe(
    'chunked',
  );
  expect(parseAnswerHead('HTTP/1.1 200 OK', 'GET').framing.kind).toBe('until closed');
  expect(parseAnswerHead('HTTP/1.1 204 No Content', 'POST').framing.kind).toBe('none');
  expect(parseAnswerHead('HTTP/1.1 200 OK\r\nContent-Length: 12', 'HEAD').framing.kind).toBe('none');
});

it.each([
  'SSH-2.0-OpenSSH_9.2',
  'HTTP/2 200',
  'HTTP/1.1 999 Odd',
  'HTTP/1.1 200 OK\r\nno colon',
  'HTTP/1.1 200 OK\r\n folded: line',
  'HTTP/1.1 200 OK\r\nContent-Length: 1\r\nContent-Length: 2',
  'HTTP/1.1 200 OK\r\nContent-Length: -1',
  'HTTP/1.1 200 OK\r\nContent-Length: 1\r\nTransfer-Encoding: chunked',
  'HTTP/1.1 200 OK\r\nTransfer-Encoding: gzip, chunked',
  'HTTP/1.1 200 OK\r\nX-Odd: a\nb',
])('refuses %j', (head) => {
  expect(() => parseAnswerHead(head, 'GET')).toThrow();
});
