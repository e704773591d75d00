import { Duplex } from 'node:stream';
import { describe, expect, it } from 'vitest';
import { mostInterim, readHead } from '@/gateway/engines/wire/read-head';

/** A connection on which an engine says this, in these pieces. */
function saying(...pieces: string[]): Duplex {
  const socket = new Duplex({ read: () => undefined, write: (_chunk, _encoding, done) => done() });
  for (const piece of pieces) socket.push(piece, 'latin1');
  return socket;
}

const interim = 'HTTP/1.1 100 Continue\r\n\r\n';
const answer = 'HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\n';

describe('the head of an answer', () => {
  it('is read whatever pieces it comes in, and what came after it is kept', async () => {
    const head = await readHead(saying('HTTP/1.1 200 OK\r\nContent-Le', 'ngth: 2\r\n\r', '\nhi'), 'GET');
    expect(head.statusCode).toBe(200);
    expect(head.framing).toEqual({ kind: 'length', bytes: 2 });
    expect(head.rest.toString()).toBe('hi');
  });

  it('is that after interim ones, and an upgrade is no interim one', async () => {
    expect((await readHead(saying(interim, interim + answer), 'GET')).statusCode).toBe(200);
    const upgrade = 'HTTP/1.1 101 UPGRADED\r\nConnection: Upgrade\r\nUpgrade: tcp\r\n\r\n';
    expect((await readHead(saying(upgrade), 'POST')).statusCode).toBe(101);
  });

  it('leaves the connection paused for whoever reads on', async () => {
    const socket = saying(answer);
    await readHead(socket, 'GET');
    expect(socket.isPaused()).toBe(true);
    expect(socket.listenerCount('data')).toBe(0);
  });

  it.each([
    ['interim answers without end', interim.repeat(mostInterim + 1) + answer],
    ['the head of its answer is too long', `HTTP/1.1 200 OK\r\nX: ${'x'.repeat(64 * 1024)}`],
    ['the head of its answer is too long', `HTTP/1.1 200 OK\r\nX: ${'x'.repeat(64 * 1024)}\r\n\r\n`],
  ])('is refused: %s', async (reason, said) => {
    await expect(readHead(saying(said), 'GET')).rejects.toThrow(reason);
  });

  it('is missed where the connection ends or breaks before', async () => {
    const ending = saying('HTTP/1.1 200 OK\r\n');
    ending.push(null);
    await expect(readHead(ending, 'GET')).rejects.toThrow('without an answer');
    const breaking = saying();
    const reading = readHead(breaking, 'GET');
    breaking.destroy(new Error('reset'));
    await expect(reading).rejects.toThrow('reset');
  });
});
