import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import { answerError } from '@/gateway/answer';
import type { Door } from '@/gateway/door';
import { answerProbe, probePath } from '@/gateway/engines/probe/answer-probe';
import { type Exchange, plainExchange } from '@/gateway/exchange';
import { answerHealth } from '@/gateway/listeners/health';
import { onUpgrade } from '@/gateway/listeners/on-upgrade';
import { limit, serverOptions } from '@/gateway/listeners/server-limits';
import { passToWeb, type Web } from '@/gateway/listeners/web';
import { log, reasonOf } from '@/gateway/log';
import { carryOutOwn, isOwnAddress } from '@/gateway/own/carry-out-own';
import { carryOut } from '@/gateway/pipeline/carry-out';
import { noticeLeaving } from '@/gateway/streams/notice-leaving';

/** The listener for people and programs: engines under /clusters, all else is passed to `web`. */
export function consoleListener(door: Door, web: Web): Server {
  const server = createServer(serverOptions);
  limit(server);
  server.on('request', (request: IncomingMessage, response: ServerResponse) => {
    if (isOwnAddress(request.url ?? '')) void carryOutOwn(door, plainExchange('console', request, response));
    else if (isForProbe(request)) void answerProbe(door, plainExchange('console', request, response));
    else if (isForDoor(request)) void serve(door, plainExchange('console', request, response));
    else passOrRefuse(web, request, response);
  });
  onUpgrade(server, 'console', (exchange) => {
    noticeLeaving(exchange.request.socket);
    if (isForDoor(exchange.request)) void serve(door, exchange);
    else answerError(exchange, 404, 'page not found');
  });
  return server;
}

/** Node throws where a request cannot be written again as it was read. */
function passOrRefuse(web: Web, request: IncomingMessage, response: ServerResponse): void {
  try {
    passToWeb(web, request, response);
  } catch (error) {
    log('warn', 'request not passed on', { reason: reasonOf(error) });
    if (response.headersSent) response.destroy();
    else response.writeHead(400, { 'Content-Type': 'text/plain', Connection: 'close' }).end('Bad request.\n');
  }
}

async function serve(door: Door, exchange: Exchange): Promise<void> {
  if (!(await answerHealth(door, exchange))) await carryOut(door, exchange);
}

function isForProbe({ url = '' }: IncomingMessage): boolean {
  return url === probePath;
}

/** Whatever is spelled oddly is no page of ours, and the door is what refuses odd spellings. */
function isForDoor({ url = '' }: IncomingMessage): boolean {
  return /^\/(?:clusters|healthz|readyz)(?:[/?]|$)/.test(url);
}
