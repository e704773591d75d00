import net from 'node:net';
import type { Duplex } from 'node:stream';
import tls from 'node:tls';
import { type Endpoint, tlsOptions } from '@/gateway/engines/endpoint';
import { EngineUnreachable } from '@/gateway/engines/engine-unreachable';
import { openSshHost } from '@/gateway/engines/ssh/ssh-host';

const connectTimeoutMs = 5_000;
const probeAfterMs = 5_000;

/** Makes connections to one engine. */
export interface Dialer {
  /**
   * A new connection, half-open: an engine's output goes on after the client's input has ended.
   *
   * @throws EngineUnreachable when it is not made in a few seconds: then nothing was sent
   */
  dial(signal?: AbortSignal): Promise<Duplex>;
  /** How many it can hold at a time. */
  readonly mostConnections: number;
  close(): void;
}

/** Several times what one person may have under way: whoever asks for what hangs must not hold up the rest. */
const mostSockets = 1_024;

export function openDialer(endpoint: Endpoint): Dialer {
  if (endpoint.kind === 'ssh') return openSshHost(endpoint);
  return {
    mostConnections: mostSockets,
    dial: (signal) => connected(endpoint, signal),
    close: () => undefined,
  };
}

type Direct = Exclude<Endpoint, { kind: 'ssh' }>;

function connected(endpoint: Direct, signal: AbortSignal | undefined): Promise<net.Socket> {
  return new Promise((resolve, reject) => {
    const socket = connect(endpoint).setNoDelay(true);
    // A connection that a network has forgotten says nothing by itself.
    socket.setKeepAlive(true, probeAfterMs);
    const stop = () => {
      clearTimeout(timer);
      signal?.removeEventListener('abort', onAbort);
      socket.off('error', fail).off('close', onClose);
    };
    const fail = (error: unknown) => {
      stop();
      socket.on('error', () => undefined).destroy();
      reject(new EngineUnreachable(error, { isUnsent: true }));
    };
    const onClose = () => fail(new Error('it closed the connection at once'));
    const onAbort = () => fail(signal?.reason);
    const timer = setTimeout(() => fail(new Error('connecting took too long')), connectTimeoutMs);
    socket.once('error', fail).once('close', onClose);
    signal?.addEventListener('abort', onAbort, { once: true });
    socket.once(endpoint.kind === 'tls' ? 'secureConnect' : 'connect', () => {
      stop();
      resolve(socket);
    });
  });
}

function connect(endpoint: Direct): net.Socket {
  switch (endpoint.kind) {
    case 'unix':
      return net.connect({ path: endpoint.socketPath, allowHalfOpen: true });
    case 'tcp':
      return net.connect({ host: endpoint.host, port: endpoint.port, allowHalfOpen: true });
    case 'tls': {
      // Node takes it here too; its types do not say so.
      const halfOpen: { allowHalfOpen: true } & tls.ConnectionOptions = { allowHalfOpen: true };
      return tls.connect({ ...halfOpen, ...tlsOptions(endpoint), port: endpoint.port });
    }
  }
}
