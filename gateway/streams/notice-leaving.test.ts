import { once } from 'node:events';
import net, { type AddressInfo, type Socket } from 'node:net';
import tls from 'node:tls';
import { afterEach, describe, expect, it } from 'vitest';
import { noticeLeaving } from '@/gateway/streams/notice-leaving';
import { splice } from '@/gateway/streams/splice';

const more = Buffer.alloc(16 * 1024 * 1024);
const undo: (() => void)[] = [];

afterEach(() => {
  for (const step of undo.splice(0).reverse()) step();
});

/** Two ends of one connection: a client's, and ours, which is not read. */
interface Connection {
  readonly client: Socket;
  readonly ours: Socket;
  /** Ours below TLS. */
  readonly carrier: Socket;
  /** Ends the client's end the way a kernel does for a program that left input unread. */
  reset(): void;
}

async function plain(): Promise<Connection> {
  const server = net.createServer({ allowHalfOpen: true, pauseOnConnect: true });
  const client = net.connect({ port: await portOf(server), host: '127.0.0.1', allowHalfOpen: true });
  const [ours] = (await once(server, 'connection')) as [Socket];
  return connected({ client, ours, carrier: ours, reset: () => client.resetAndDestroy() });
}

/** By a key that both know, which spares certificates. */
async function encrypted(): Promise<Connection> {
  const psk = Buffer.from('00112233445566778899aabbccddeeff', 'hex');
  const options = { ciphers: 'PSK', maxVersion: 'TLSv1.2', allowHalfOpen: true } as const;
  const server = tls.createServer({ ...options, pskCallback: () => psk });
  const below = net.connect({ port: await portOf(server), host: '127.0.0.1', allowHalfOpen: true });
  const client = tls.connect({
    ...options,
    socket: below,
    checkServerIdentity: () => undefined,
    pskCallback: () => ({ psk, identity: 'client' }),
  });
  const [[carrier], [ours]] = (await Promise.all([
    once(server, 'connection'),
    once(server, 'secureConnection'),
  ])) as [[Socket], [Socket]];
  return connected({ client, ours, carrier, reset: () => below.resetAndDestroy() });
}

async function portOf(server: net.Server): Promise<number> {
  server.listen(0, '127.0.0.1');
  undo.push(() => server.close());
  await once(server, 'listening');
  return (server.address() as AddressInfo).port;
}

function connected(connection: Connection): Connection {
  for (const socket of [connection.client, connection.ours, connection.carrier]) {
    socket.on('error', () => socket.destroy());
    undo.push(() => socket.destroy());
  }
  return connection;
}

/** Unlike `once`, it takes an error on the way for what it is. */
function closed(socket: Socket): Promise<void> {
  return new Promise((resolve) => socket.once('close', () => resolve()));
}

describe.each([
  ['a connection', plain],
  ['an encrypted connection', encrypted],
])('%s that is not read', (_, connect) => {
  it('ends when its client is reset, whatever input is pending', async () => {
    const { client, ours, carrier, reset } = await connect();
    noticeLeaving(carrier);
    client.write(more);
    ours.read(0);
    await once(ours, 'readable');
    reset();
    await closed(ours);
  });

  it('ends when its client is reset after it had ended its input', async () => {
    const { client, ours, carrier, reset } = await connect();
    noticeLeaving(carrier);
    client.end('input');
    ours.resume();
    await once(ours, 'end');
    reset();
    await closed(ours);
  });

  it('gives its client not one byte', async () => {
    const { client, ours, carrier } = await connect();
    const looked = new Promise<void>((resolve) => {
      const write = carrier.write.bind(carrier);
      carrier.write = (chunk: Buffer | string) => write(chunk, () => resolve());
    });
    noticeLeaving(carrier);
    client.end('input');
    await looked;
    ours.end('output');
    const received: Buffer[] = [];
    client.on('data', (chunk: Buffer) => received.push(chunk));
    await once(client, 'end');
    expect(Buffer.concat(received).toString()).toBe('output');
  });

  it('is spliced no more when its client is reset while the engine takes no input', async () => {
    const { client, ours, carrier, reset } = await connect();
    const engine = await plain();
    noticeLeaving(carrier);
    const isHeldUp = once(ours, 'pause');
    const done = splice(ours, engine.client, { fromClient: Buffer.of(), fromEngine: Buffer.of() });
    client.write(more);
    await isHeldUp;
    reset();
    await done;
    expect(engine.client.destroyed).toBe(true);
  });
});
