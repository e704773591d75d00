import type { Server, ServerOptions } from 'node:http';
import { answerClientErrors } from '@/gateway/listeners/client-error';

/** What both public listeners hold every client to. */
export const serverOptions = {
  maxHeaderSize: 32 * 1024,
  headersTimeout: 15_000,
  // Uploads may be long; whoever reads a body bounds it by its own size and pace.
  requestTimeout: 0,
  keepAliveTimeout: 75_000,
  connectionsCheckingInterval: 5_000,
  insecureHTTPParser: false,
  noDelay: true,
  // Node's 16 KiB stop and start each connection at every read of an upload.
  highWaterMark: 256 * 1024,
  // Finds clients that closed a raw stream which nothing is written to.
  keepAlive: true,
  keepAliveInitialDelay: 15_000,
} as const satisfies ServerOptions;

const mostHeaders = 100;
const mostConnections = 4_096;

export function limit(server: Server): void {
  answerClientErrors(server);
  server.maxHeadersCount = mostHeaders;
  server.maxConnections = mostConnections;
}
