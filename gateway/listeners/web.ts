import { randomUUID } from 'node:crypto';
import {
  Agent,
  type ClientRequest,
  request as httpRequest,
  type IncomingHttpHeaders,
  type IncomingMessage,
  type ServerResponse,
} from 'node:http';
import { pipeline } from 'node:stream';
import { BuiltFiles } from '@/gateway/listeners/built-files';
import { compressorFor } from '@/gateway/listeners/compression';
import { stylesIntoPage } from '@/gateway/listeners/first-paint';
import { isUnreadable, refuseUnreadable } from '@/gateway/listeners/unreadable-address';
import { log, reasonOf } from '@/gateway/log';
import { doubledHeader } from '@/gateway/pipeline/doubled-header';

/** Where the pages are. */
export interface Web {
  readonly url: URL;
  readonly publicOrigin: string;
  readonly agent: Agent;
  readonly built: BuiltFiles;
}

/** Next has no answer of its own to others. */
const methods: readonly string[] = ['GET', 'HEAD', 'POST', 'PUT', 'PATCH', 'DELETE', 'OPTIONS'];

/** Without a byte either way for this long, a request to a page is given up. */
const idleMs = 120_000;
/** Bodies for `web` are small: whoever takes longer over one holds a connection for its own sake. */
const bodyWithinMs = 30_000;

const hopByHop: ReadonlySet<string> = new Set([
  'connection',
  'keep-alive',
  'proxy-authenticate',
  'proxy-authorization',
  'proxy-connection',
  'te',
  'trailer',
  'transfer-encoding',
  'upgrade',
]);

/**
 * An unused connection to `web` is closed by us after this long; `web` itself keeps it for longer
 * (supervise/children/children.ts), or it could close it just as we send a request.
 */
const unusedMs = 30_000;

export function openWeb(url: URL, publicOrigin: string): Web {
  // The listener bounds how many there can be; a lower bound here could be used up by slow clients.
  const agent = new Agent({ keepAlive: true, maxFreeSockets: 32, timeout: unusedMs });
  return { url, publicOrigin, agent, built: new BuiltFiles() };
}

/** Passes a request to `web` and its answer back, as they come. */
export function passToWeb(web: Web, request: IncomingMessage, response: ServerResponse): void {
  const away = publicAddressOf(web, request);
  if (away) {
    request.resume();
    response.writeHead(307, { Location: away, 'Cache-Control': 'no-store' }).end();
    return;
  }
  if (isUnreadable(request) || doubledHeader(request)) {
    refuseUnreadable(response);
    return;
  }
  if (!methods.includes(request.method ?? '')) {
    response.writeHead(405, { Allow: methods.join(', '), Connection: 'close' }).end();
    return;
  }
  const requestId = randomUUID();
  response.setHeader('X-Request-Id', requestId);
  if (web.built.answer(request, response)) return;
  pass(web, { request, response, requestId });
}

/** A request that is passed on, under the name that it has in every log. */
interface Passed {
  readonly request: IncomingMessage;
  readonly response: ServerResponse;
  readonly requestId: string;
}

/** @param isAgain after a connection that was kept turned out to have ended */
function pass(web: Web, passed: Passed, isAgain = false): void {
  const { request, response, requestId } = passed;
  const asked = httpRequest({
    host: web.url.hostname,
    port: web.url.port,
    agent: isAgain ? false : web.agent,
    method: request.method,
    path: request.url,
    headers: headersForWeb(web, request, requestId),
    timeout: idleMs,
  });
  asked.on('response', (answer) => passBack(web, request, answer, response));
  asked.on('timeout', () => asked.destroy(new Error('took too long')));
  asked.on('error', (error) => {
    if (response.headersSent || response.destroyed) response.destroy();
    else if (asked.reusedSocket && hasEnded(error) && isRepeatable(request)) pass(web, passed, true);
    else {
      log('warn', 'web did not answer', { requestId, reason: reasonOf(error) });
      response.writeHead(502, {
        'Content-Type': 'text/plain; charset=utf-8',
        'Retry-After': '2',
        'Cache-Control': 'no-store',
      });
      response.end('The pages are starting or restarting. Try again in a moment.\n');
    }
  });
  response.once('close', () => {
    if (!response.writableFinished) asked.destroy();
  });
  passBody(request, asked);
}

/** Only what `headersForWeb` framed may be written: anything else would be the next request to `web`. */
function passBody(request: IncomingMessage, asked: ClientRequest): void {
  if (!hasBody(request)) {
    request.resume();
    asked.end();
    return;
  }
  const patience = setTimeout(() => request.destroy(), bodyWithinMs);
  request.once('end', () => clearTimeout(patience)).once('close', () => clearTimeout(patience));
  request.pipe(asked);
}

/** Whether the other side of a connection had closed it. */
function hasEnded({ code }: NodeJS.ErrnoException): boolean {
  return code === 'ECONNRESET' || code === 'EPIPE';
}

/** RFC 9110, 9.2.2: what is asked twice does no more than what is asked once; and nothing of it is gone. */
function isRepeatable(request: IncomingMessage): boolean {
  return (request.method === 'GET' || request.method === 'HEAD') && !hasBody(request);
}

/** RFC 9112, 6.3: a request has a body if one of these says so. */
function hasBody({ headers }: IncomingMessage): boolean {
  return headers['transfer-encoding'] !== undefined || headers['content-length'] !== undefined;
}

function passBack(
  web: Web,
  request: IncomingMessage,
  answer: IncomingMessage,
  response: ServerResponse,
): void {
  const status = answer.statusCode ?? 502;
  const headers = withoutHopByHop(answer.headers);
  const painter = request.method === 'HEAD' ? null : stylesIntoPage(web, request, status, headers);
  const compressor = compressorFor(request, status, headers);
  const keeper = web.built.keeper(request, status, headers);
  response.writeHead(status, headers);
  // Either side leaving is an ordinary end.
  const ended = () => undefined;
  const steps = [painter, compressor, keeper].filter((step) => step !== null);
  pipeline([answer, ...steps, response], ended);
}

/** A page opened under another name than the public one could not sign in there: it is sent over. */
function publicAddressOf(
  { publicOrigin }: Web,
  { method, headers, url = '' }: IncomingMessage,
): string | null {
  const isNavigation = method === 'GET' && headers['sec-fetch-mode'] === 'navigate';
  if (!isNavigation || headers.host === new URL(publicOrigin).host || !/^\/(?!\/)/.test(url)) return null;
  return `${publicOrigin}${url}`;
}

/** What `web` is told, with the framing of the body and all that it trusts in our own words. */
function headersForWeb(
  { publicOrigin }: Web,
  request: IncomingMessage,
  requestId: string,
): IncomingHttpHeaders {
  const { headers, socket } = request;
  const kept = Object.entries(withoutHopByHop(headers)).filter(
    ([name]) =>
      name !== 'content-length' &&
      !name.startsWith('x-wheelhouse-') &&
      !name.startsWith('x-forwarded-') &&
      name !== 'forwarded' &&
      name !== 'x-middleware-subrequest',
  );
  return {
    ...Object.fromEntries(kept),
    // Said by us for every method: Node's client frames no body of a GET or DELETE by itself.
    ...(hasBody(request) ? { 'transfer-encoding': 'chunked' } : {}),
    // We compress; what `web` compressed would have to be undone.
    'accept-encoding': 'identity',
    'x-forwarded-for': (socket.remoteAddress ?? '').replace(/^::ffff:/, ''),
    'x-request-id': requestId,
    'x-forwarded-host': headers.host ?? new URL(publicOrigin).host,
    'x-forwarded-proto': publicOrigin.startsWith('https:') ? 'https' : 'http',
  };
}

function withoutHopByHop(headers: IncomingHttpHeaders): IncomingHttpHeaders {
  const named = new Set(
    (headers.connection ?? '')
      .toLowerCase()
      .split(',')
      .map((name) => name.trim()),
  );
  return Object.fromEntries(
    Object.entries(headers).filter(([name]) => !hopByHop.has(name) && !named.has(name)),
  );
}
