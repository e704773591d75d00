import { once } from 'node:events';
import { connect, createServer, type Server, type Socket } from 'node:net';
import { afterEach, describe, expect, it } from 'vitest';
import { splice } from '@/gateway/streams/splice';

const servers: Server[] = [];

/** Two ends of one connection, both of which can be half closed. */
async function pair(): Promise<{ near: Socket; far: Socket }> {
  const server = createServer({ allowHalfOpen: true }).listen(0, '127.0.0.1');
  servers.push(server);
  await once(server, 'listening');
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('no port');
  const near = connect({ port: address.port, host: '127.0.0.1', allowHalfOpen: true });
  const [far] = (await once(server, 'connection')) as [Socket];
  return { near, far };
}

async function spliced(early = { fromClient: Buffer.of(), fromEngine: Buffer.of() }) {
  const client = await pair();
  const engine = await pair();
  const done = splice(client.far, engine.near, early);
  return { client: client.near, engine: engine.far, done };
}

/** What comes until the other side ends; unlike iterating, it leaves our own side open. */
async function textOf(socket: Socket): Promise<string> {
  const chunks: Buffer[] = [];
  socket.on('data', (chunk: Buffer) => chunks.push(chunk));
  await once(socket, 'end');
  return Buffer.concat(chunks).toString();
}

afterEach(() => {
  for (const server of servers.splice(0)) server.close();
});

describe('two spliced connections', () => {
  it("keep the engine's output flowing after the client's input has ended", async () => {
    const { client, engine, done } = await spliced();
    client.end('input');
    expect(await textOf(engine)).toBe('input');
    engine.end('output');
    expect(await textOf(client)).toBe('output');
    client.destroy();
    await done;
  });

  it('pass on what either side sent before', async () => {
    const { client, engine, done } = await spliced({
      fromClient: Buffer.from('early '),
      fromEngine: Buffer.from('hello '),
    });
    client.end('late');
    expect(await textOf(engine)).toBe('early late');
    engine.end('world');
    expect(await textOf(client)).toBe('hello world');
    await done;
  });

  it('make a fast engine wait for a slow client', async () => {
    const { client, engine, done } = await spliced();
    engine.on('error', () => engine.destroy());
    const chunk = Buffer.alloc(1024 * 1024);
    let written = 0;
    while (written < 64 && engine.write(chunk)) written += 1;
    expect(written).toBeLessThan(64);
    client.destroy();
    await done;
  });

  it('end together when a client has gone, at the latest by the next output', async () => {
    const { client, engine, done } = await spliced();
    engine.on('error', () => engine.destroy()).resume();
    client.destroy();
    await once(engine, 'end');
    const writing = setInterval(() => engine.write('output'), 10);
    await done;
    clearInterval(writing);
  });

  it('end together when the engine breaks off', async () => {
    const { client, engine, done } = await spliced();
    client.on('error', () => client.destroy()).resume();
    engine.resetAndDestroy();
    await once(client, 'end');
    await done;
  });
});
