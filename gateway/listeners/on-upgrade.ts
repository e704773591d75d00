import type { IncomingMessage, Server } from 'node:http';
import type { Duplex } from 'node:stream';
import { type Exchange, type Listener, upgradeExchange } from '@/gateway/exchange';
import { log, reasonOf } from '@/gateway/log';

/**
 * Serves requests that ask for an upgrade. One that was sent before an earlier request on the same
 * connection is answered cannot be served: whose bytes came next would be anybody's guess.
 */
export function onUpgrade(server: Server, listener: Listener, serve: (exchange: Exchange) => void): void {
  server.on('upgrade', (request: IncomingMessage, socket: Duplex, head: Buffer) => {
    let exchange: Exchange;
    try {
      exchange = upgradeExchange(listener, request, socket, head);
    } catch (error) {
      log('warn', 'upgrade not served', { reason: reasonOf(error) });
      socket.on('error', () => socket.destroy());
      socket.destroy();
      return;
    }
    serve(exchange);
  });
}
