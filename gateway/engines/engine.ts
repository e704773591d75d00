import http from 'node:http';
import https from 'node:https';
import net from 'node:net';
import type { Duplex, Readable } from 'node:stream';
import tls from 'node:tls';
import { type Endpoint, tlsOptions } from '@/gateway/engines/endpoint';
import { EngineUnreachable } from '@/gateway/engines/engine-unreachable';

const connectTimeoutMs = 5_000;
const reusedConnections = 16;

/** A request as we wrote it; nothing in it is a client's own bytes but `body` where it is a stream. */
export interface EngineRequest {
  readonly method: string;
  /** With version and query, from `engineTarget`. */
  readonly target: string;
  readonly headers?: Readonly<Record<string, string>>;
  /** Whole JSON, or a stream of data. */
  readonly body?: Buffer | Readable;
  readonly signal?: AbortSignal;
}

export interface Hijacked {
  readonly socket: Duplex;
  /** What the engine sent along with its answer's head. */
  readonly head: Buffer;
  readonly contentType: string;
}

/** Connections to one engine. */
export interface Engine {
  /** A read, over a connection that may have been used before. */
  ask(request: EngineRequest): Promise<http.IncomingMessage>;
  /**
   * Anything that changes something or runs long, over a connection of its own: one that the engine
   * has just closed would leave us not knowing whether the change was made.
   */
  send(request: EngineRequest): Promise<http.IncomingMessage>;
  /**
   * Asks for a raw stream. Answers the stream once the engine said 101, else its ordinary answer,
   * whose connection is never written to again.
   */
  hijack(request: EngineRequest): Promise<Hijacked | http.IncomingMessage>;
  close(): void;
}

/** Prepares connections to the endpoint; none is made before it is needed. */
export function openEngine(endpoint: Endpoint): Engine {
  const options = { keepAlive: true, maxSockets: 64, maxFreeSockets: reusedConnections };
  const agent =
    endpoint.kind === 'tls'
      ? new https.Agent({ ...options, ...tlsOptions(endpoint) })
      : new http.Agent(options);

  // Without an agent Node makes the connection that it is told to, for one request.
  const start = (request: EngineRequest, reuse: boolean, headers: Record<string, string> = {}) => {
    const sent = (endpoint.kind === 'tls' ? https : http).request({
      ...(endpoint.kind === 'unix'
        ? { socketPath: endpoint.socketPath }
        : { host: endpoint.host, port: endpoint.port }),
      ...(reuse ? { agent } : { createConnection: () => connect(endpoint) }),
      method: request.method,
      path: request.target,
      headers: { Host: 'docker', ...bodyHeaders(request.body), ...request.headers, ...headers },
      signal: request.signal,
    });
    sent.setNoDelay(true);
    if (request.body === undefined) sent.end();
    else if (Buffer.isBuffer(request.body)) sent.end(request.body);
    else pipeBody(request.body, sent);
    return sent;
  };

  const answerOf = (sent: http.ClientRequest) =>
    new Promise<http.IncomingMessage>((resolve, reject) => {
      sent.once('response', resolve);
      sent.on('error', (error) => reject(new EngineUnreachable(error)));
    });

  return {
    async ask(request) {
      const sent = start(request, true);
      try {
        return await answerOf(sent);
      } catch (error) {
        // The engine closed an idle connection at this very moment: reads may be asked again.
        if (!sent.reusedSocket || request.signal?.aborted) throw error;
        return answerOf(start(request, false));
      }
    },
    send: (request) => answerOf(start(request, false)),
    hijack: (request) =>
      new Promise((resolve, reject) => {
        const sent = start(request, false, { Connection: 'Upgrade', Upgrade: 'tcp' });
        sent.once('upgrade', (answer, socket, head) => {
          socket.on('error', () => socket.destroy());
          resolve({ socket, head, contentType: answer.headers['content-type'] ?? '' });
        });
        sent.once('response', resolve);
        sent.on('error', (error) => reject(new EngineUnreachable(error)));
      }),
    close: () => agent.destroy(),
  };
}

function connect(endpoint: Endpoint): net.Socket {
  const socket = dial(endpoint);
  const timer = setTimeout(() => socket.destroy(new Error('connecting took too long')), connectTimeoutMs);
  const connected = endpoint.kind === 'tls' ? 'secureConnect' : 'connect';
  socket.once(connected, () => clearTimeout(timer)).once('close', () => clearTimeout(timer));
  return socket;
}

/** Half-open: an engine's output goes on after the client's input has ended. */
function dial(endpoint: Endpoint): net.Socket {
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

function bodyHeaders(body: EngineRequest['body']): Record<string, string> {
  if (body === undefined) return {};
  if (Buffer.isBuffer(body)) {
    return { 'Content-Type': 'application/json', 'Content-Length': String(body.length) };
  }
  return { 'Content-Type': 'application/x-tar', 'Transfer-Encoding': 'chunked' };
}

/** A client that goes away in the middle must not look like one that was done. */
function pipeBody(body: Readable, sent: http.ClientRequest): void {
  if (body.destroyed && !body.readableEnded) {
    sent.destroy(new Error('the client has left'));
    return;
  }
  body.once('error', () => sent.destroy());
  body.once('close', () => {
    if (!body.readableEnded) sent.destroy();
  });
  sent.once('close', () => body.unpipe(sent));
  body.pipe(sent);
}
