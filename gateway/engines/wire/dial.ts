import net from 'node:net';
import tls from 'node:tls';
import { type Endpoint, tlsOptions } from '@/gateway/engines/endpoint';

const connectTimeoutMs = 5_000;
const probeAfterMs = 5_000;

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
function connect(endpoint: Endpoint): net.Socket {
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
