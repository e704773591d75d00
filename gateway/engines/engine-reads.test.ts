import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { createServer, type Server, type Socket } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { type EngineReads, openReads } from '@/gateway/engines/engine-reads';
import { EngineUnreachable } from '@/gateway/engines/engine-unreachable';
import { openDialer } from '@/gateway/engines/wire/dial';

const info = { method: 'GET', target: '/info', withinMs: 2_000 } as const;
const whole = 'HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: 2\r\n\r\n{}';

let folder: string;
let server: Server;
let reads: EngineReads;
let connections: number;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'wheelhouse-reads-'));
  connections = 0;
});

afterEach(() => {
  reads.close();
  server.close();
  rmSync(folder, { recursive: true });
});

/** @param answer is given each request, and how many came before it on its connection */
async function engineThat(answer: (socket: Socket, earlier: number, text: string) => void): Promise<void> {
  const socketPath = join(folder, 's');
  server = createServer({ allowHalfOpen: true }, (socket) => {
    connections += 1;
    let earlier = 0;
    socket.on('error', () => socket.destroy());
    socket.on('data', (chunk) => {
      answer(socket, earlier, chunk.toString());
      earlier += 1;
    });
  }).listen(socketPath);
  await once(server, 'listening');
  reads = openReads(openDialer({ kind: 'unix', socketPath }));
}

it('reads whole answers, over connections that are used again', async () => {
  let asked = '';
  await engineThat((socket, _earlier, text) => {
    asked = text;
    socket.write(whole);
  });
  for (let time = 0; time < 6; time++) {
    const { status, headers, bytes } = await reads.read({ ...info, headers: { 'X-Registry-Auth': 'e30' } });
    expect([status, headers['content-type'], bytes.toString()]).toEqual([200, 'application/json', '{}']);
  }
  expect(connections).toBeLessThanOrEqual(2);
  expect(asked).toMatch(/^GET \/info HTTP\/1\.1\r\nhost: docker\r\n/i);
  expect(asked).toMatch(/x-registry-auth: e30/i);
});

it('asks again when the engine closes an idle connection at that very moment', async () => {
  await engineThat((socket, earlier) => {
    if (earlier === 1) socket.end();
    else socket.write(whole);
  });
  await reads.read(info);
  expect((await reads.read(info)).status).toBe(200);
  expect(connections).toBe(2);
});

it.each<[string, (socket: Socket) => void]>([
  ['breaks off', (socket) => socket.end('HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\n{')],
  ['is no HTTP', (socket) => socket.write('what?\r\n\r\n')],
  ['never comes', () => undefined],
  ['never ends', (socket) => socket.write('HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\n{')],
  [
    'comes after interim ones without end',
    (socket) => socket.write('HTTP/1.1 100 Continue\r\n\r\n'.repeat(500)),
  ],
  ['is reset each time', (socket) => socket.destroy()],
])('calls an engine unreachable whose answer %s', async (_, answer) => {
  await engineThat(answer);
  await expect(reads.read(info)).rejects.toBeInstanceOf(EngineUnreachable);
});

it('gives up when nobody waits any more', async () => {
  await engineThat(() => undefined);
  const leaving = new AbortController();
  const asked = reads.read({ ...info, withinMs: 60_000, signal: leaving.signal });
  leaving.abort();
  await expect(asked).rejects.toBeInstanceOf(EngineUnreachable);
});

it('holds up nobody else while one answer does not come', async () => {
  await engineThat((socket, _earlier, text) => {
    if (text.includes('/slow')) return;
    socket.write(whole);
  });
  const slow = reads.read({ ...info, target: '/slow' });
  expect((await reads.read(info)).status).toBe(200);
  await expect(slow).rejects.toBeInstanceOf(EngineUnreachable);
});
