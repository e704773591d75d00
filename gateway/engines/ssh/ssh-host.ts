import type { Client, ClientChannel } from 'ssh2';
import type { SshEndpoint } from '@/gateway/engines/endpoint';
import { EngineUnreachable } from '@/gateway/engines/engine-unreachable';
import { connectSsh } from '@/gateway/engines/ssh/ssh-connection';
import { SshStream } from '@/gateway/engines/ssh/ssh-stream';
import type { Dialer } from '@/gateway/engines/wire/dial';

/** Joins its input and output to the engine that the user's own docker command speaks to. */
const command = 'docker system dial-stdio';
/** OpenSSH lets ten commands run on a connection unless it is told otherwise. */
const perConnection = 8;
const mostConnections = 32;
const idleMs = 60_000;

interface Shared {
  readonly ready: Promise<Client>;
  streams: number;
  isOver: boolean;
  idle: NodeJS.Timeout | undefined;
}

/** Connections to an engine through ssh: several share one sign-in. */
export function openSshHost(endpoint: SshEndpoint): Dialer {
  const shared = new Set<Shared>();

  const drop = (one: Shared) => {
    one.isOver = true;
    clearTimeout(one.idle);
    shared.delete(one);
    one.ready.then(
      (client) => client.end(),
      () => undefined,
    );
  };

  const take = (): Shared => {
    for (const one of shared) {
      if (one.streams < perConnection) return one;
    }
    if (shared.size >= mostConnections) throw new Error('too many requests are under way over ssh');
    const one: Shared = { ready: connectSsh(endpoint), streams: 0, isOver: false, idle: undefined };
    shared.add(one);
    one.ready.then(
      (client) => {
        client.on('error', () => drop(one));
        client.on('close', () => drop(one));
        if (one.isOver) client.end();
      },
      () => drop(one),
    );
    return one;
  };

  const release = (one: Shared) => {
    one.streams -= 1;
    if (one.streams === 0 && !one.isOver) {
      one.idle = setTimeout(() => drop(one), idleMs);
      one.idle.unref();
    }
  };

  const open = async (signal: AbortSignal | undefined): Promise<SshStream> => {
    const one = take();
    clearTimeout(one.idle);
    one.streams += 1;
    try {
      const stream = new SshStream(await execute(await one.ready));
      stream.once('close', () => release(one));
      if (signal?.aborted) stream.destroy();
      return stream;
    } catch (error) {
      release(one);
      throw error;
    }
  };

  return {
    mostConnections: perConnection,
    async dial(signal) {
      try {
        return await open(signal);
      } catch (error) {
        throw new EngineUnreachable(error, { isUnsent: true });
      }
    },
    close: () => {
      for (const one of [...shared]) drop(one);
    },
  };
}

function execute(client: Client): Promise<ClientChannel> {
  return new Promise((resolve, reject) => {
    client.exec(command, (error, channel) => {
      if (error) reject(error);
      else resolve(channel);
    });
  });
}
