import { once } from 'node:events';
import { createServer, type RequestListener, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';

const open: Server[] = [];

/** A server on loopback until `closeServers`. @returns where it is */
export async function listen(answer: RequestListener): Promise<URL> {
  const server = createServer(answer);
  open.push(server);
  await once(server.listen(0, '127.0.0.1'), 'listening');
  return new URL(`http://127.0.0.1:${(server.address() as AddressInfo).port}`);
}

/** Ends all of them, and whatever is under way: for `afterEach`. */
export function closeServers(): void {
  for (const server of open.splice(0)) {
    server.closeAllConnections();
    server.close();
  }
}
