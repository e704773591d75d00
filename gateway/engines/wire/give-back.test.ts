import { connect, createServer, Socket } from 'node:net';
import { PassThrough } from 'node:stream';
import { markAsUntransferable } from 'node:worker_threads';
import { expect, it } from 'vitest';
import { giveBack, giveBackWhole, hasReadsOfItsOwn } from '@/gateway/engines/wire/give-back';

it('frees memory at once', () => {
  const bytes = Buffer.alloc(64 * 1024, 1);
  giveBack(bytes);
  expect(bytes.length).toBe(0);
  expect(bytes.buffer.byteLength).toBe(0);
});

it('leaves alone what Node shares out, and what is small', () => {
  const [shared, small] = [Buffer.from('shared'), Buffer.alloc(100)];
  giveBack(shared);
  giveBack(small);
  expect([shared.toString(), small.length]).toEqual(['shared', 100]);
});

it('leaves alone what cannot be handed over', () => {
  const held = Buffer.alloc(64 * 1024, 1);
  markAsUntransferable(held.buffer);
  giveBack(held);
  expect(held.length).toBe(64 * 1024);
});

it('leaves a part of a memory alone', () => {
  const whole = Buffer.alloc(64 * 1024, 1);
  giveBackWhole(whole.subarray(1));
  expect(whole.length).toBe(64 * 1024);
  giveBackWhole(whole);
  expect(whole.length).toBe(0);
});

it('knows what reads into memory of its own', () => {
  expect([hasReadsOfItsOwn(new PassThrough()), hasReadsOfItsOwn(new Socket())]).toEqual([false, true]);
});

it('passes what a slow reader takes, byte for byte', async () => {
  const total = 4 * 1024 * 1024;
  const wrong: number[] = [];
  let received = 0;
  const reader = createServer((socket) => {
    socket.on('data', (chunk: Buffer) => {
      for (const byte of chunk) {
        if (byte !== (received * 7) % 251) wrong.push(received);
        received += 1;
      }
      socket.pause();
      setImmediate(() => socket.resume());
    });
  });
  const writer = createServer((socket) => {
    socket.end(Buffer.alloc(total).map((_, at) => (at * 7) % 251));
  });
  const [to, from] = [await opened(reader), await opened(writer)];
  const ended = new Promise<void>((resolve) => to.once('close', () => resolve()));
  from.on('data', (chunk: Buffer) => {
    if (!to.write(chunk, () => giveBack(chunk))) from.pause();
  });
  to.on('drain', () => from.resume());
  from.once('end', () => to.end());
  await ended;
  expect({ received, wrong: wrong.length }).toEqual({ received: total, wrong: 0 });
  reader.close();
  writer.close();
});

function opened(server: ReturnType<typeof createServer>): Promise<Socket> {
  return new Promise((resolve) => {
    server.listen(0, '127.0.0.1', () => {
      const address = server.address();
      const socket = connect(typeof address === 'object' && address ? address.port : 0, '127.0.0.1');
      socket.once('connect', () => resolve(socket));
    });
  });
}
