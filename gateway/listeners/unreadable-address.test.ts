import { IncomingMessage } from 'node:http';
import { Socket } from 'node:net';
import { expect, it } from 'vitest';
import { isUnreadable } from '@/gateway/listeners/unreadable-address';

function asked(url: string): IncomingMessage {
  return Object.assign(new IncomingMessage(new Socket()), { url });
}

it.each(['/api/v1/users/%ff', '/%', '/a%2', '/%c3%28', 'http://other.test/', '*', ''])('refuses %s', (url) =>
  expect(isUnreadable(asked(url))).toBe(true),
);

it.each(['/', '/ops', '/api/v1/collections/%2FShared', '/a%20b?q=%ff', '/%F0%9F%92%A9'])('passes %s', (url) =>
  expect(isUnreadable(asked(url))).toBe(false),
);
