import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo, Socket } from 'node:net';
import { afterEach, describe, expect, it } from 'vitest';
import { WebSocket } from 'ws';
import { noticeLeaving } from '@/gateway/streams/notice-leaving';
import { type AcceptedWebSocket, acceptWebSocket } from '@/gateway/streams/websocket';

const undo: (() => void)[] = [];

afterEach(() => {
  for (const step of undo.splice(0)) step();
});

/** A browser's WebSocket, and the stream that we made of it. */
async function accepted(): Promise<AcceptedWebSocket & { browser: WebSocket; reset: () => void }> {
  const server = createServer().listen(0, '127.0.0.1');
  undo.push(() => server.close());
  await once(server, 'listening');
  const browser = new WebSocket(`ws://127.0.0.1:${(server.address() as AddressInfo).port}`);
  undo.push(() => browser.terminate());
  const answered = once(browser, 'upgrade');
  const [request, socket, head] = await once(server, 'upgrade');
  noticeLeaving(socket as Socket);
  const { stream, cut } = await acceptWebSocket(request, socket, head);
  undo.push(() => stream.destroy());
  const [{ socket: carrier }] = await answered;
  if (browser.readyState !== WebSocket.OPEN) await once(browser, 'open');
  browser.on('error', () => browser.terminate());
  return { browser, stream, cut, reset: () => carrier.resetAndDestroy() };
}

describe("a browser's WebSocket", () => {
  it('carries bytes both ways', async () => {
    const { browser, stream } = await accepted();
    browser.send(Buffer.from('input'));
    expect(String((await once(stream, 'data'))[0])).toBe('input');
    stream.write('output');
    expect(String((await once(browser, 'message'))[0])).toBe('output');
  });

  it('takes its stream along when it goes while its input is held up', async () => {
    const { browser, stream, reset } = await accepted();
    for (let sent = 0; sent < 64; sent += 1) browser.send(Buffer.alloc(512 * 1024));
    stream.read(0);
    await once(stream, 'readable');
    reset();
    await once(stream, 'close');
  });

  it('brings what was typed last before it closed', async () => {
    const { browser, stream } = await accepted();
    browser.send(Buffer.from('exit\n'));
    browser.close();
    expect(String((await once(stream, 'data'))[0])).toBe('exit\n');
    await once(stream, 'close');
  });

  it('says why it ends when it may not go on', async () => {
    const { browser, stream, cut } = await accepted();
    stream.write('last output');
    cut('container.exec on /Shared/shop is no longer granted');
    const [code, reason] = await once(browser, 'close');
    expect([code, String(reason)]).toEqual([1008, 'container.exec on /Shared/shop is no longer granted']);
    expect(stream.destroyed).toBe(true);
  });
});
