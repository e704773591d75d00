import net from 'node:net';
import tls from 'node:tls';
import { type Endpoint, tlsOptions } from '@/gateway/engines/endpoint';

const connectTimeoutMs = 5_000;
const probeAfterMs = 5_000;
/** Of an upload, this much waits here for the engine: with Node's 16 KiB each read stops and starts it. */
const waitingBytes = 512 * 1024;

/** A new connection to the engine, which fails if it is not made in a few seconds. */
export function dial(endpoint: Endpoint): net.Socket {
  const socket = connect(endpoint).setNoDelay(true);
  // A connection that a network has forgotten says nothing by itself.
  socket.setKeepAlive(true, probeAfterMs);
  const timer = setTimeout(() => socket.destroy(new Error('connecting took too long')), connectTimeoutMs);
  const connected = endpoint.kind === 'tls' ? 'secureConnect' : 'connect';
  socket.once(connected, () => clearTimeout(timer)).once('close', () => clearTimeout(timer));
  return socket;
}

/** Half-open: an engine's output goes on after the client's input has ended. */
const options = { allowHalfOpen: true, writableHighWaterMark: waitingBytes };

function connect(endpoint: Endpoint): net.Socket {
  switch (endpoint.kind) {
    case 'unix':
      return net.connect({ path: endpoint.socketPath, ...options });
    case 'tcp':
      return net.connect({ host: endpoint.host, port: endpoint.port, ...options });
    case 'tls': {
      // Node takes them here too; its types do not say so.
      const secure: typeof options & tls.ConnectionOptions = { ...options, ...tlsOptions(endpoint) };
      return tls.connect({ ...secure, port: endpoint.port });
    }
  }
}
