import http from 'node:http';
import https from 'node:https';
import type { Socket } from 'node:net';
import type { Duplex } from 'node:stream';
import { type Endpoint, tlsOptions } from '@/gateway/engines/endpoint';
import type { EngineRequest } from '@/gateway/engines/engine-request';
import { EngineUnreachable } from '@/gateway/engines/engine-unreachable';
import { dial } from '@/gateway/engines/wire/dial';
import { type EngineAnswer, OwnAnswer } from '@/gateway/engines/wire/engine-answer';
import { mostInterim, type ReadHead, readHead } from '@/gateway/engines/wire/read-head';
import { sendRequest } from '@/gateway/engines/wire/send-request';

const reusedConnections = 16;

export interface Hijacked {
  /** Paused, for whoever reads it first. */
  readonly socket: Duplex;
  /** What the engine sent along with its answer's head. */
  readonly head: Buffer;
  readonly contentType: string;
}

/** Connections to one engine. */
export interface Engine {
  /** A read, over a connection that may have been used before. */
  ask(request: EngineRequest): Promise<EngineAnswer>;
  /**
   * Anything that changes something or runs long, over a connection of its own: one that the engine
   * has just closed would leave us not knowing whether the change was made.
   */
  send(request: EngineRequest): Promise<EngineAnswer>;
  /**
   * Asks for a raw stream. Answers the stream once the engine said 101, else its ordinary answer,
   * whose connection is never written to again.
   */
  hijack(request: EngineRequest): Promise<Hijacked | EngineAnswer>;
  close(): void;
}

/** Prepares connections to the endpoint; none is made before it is needed. */
export function openEngine(endpoint: Endpoint): Engine {
  const options = { keepAlive: true, maxSockets: 64, maxFreeSockets: reusedConnections };
  const agent =
    endpoint.kind === 'tls'
      ? new https.Agent({ ...options, ...tlsOptions(endpoint) })
      : new http.Agent(options);

  const start = (request: EngineRequest) => {
    const sent = (endpoint.kind === 'tls' ? https : http).request({
      ...(endpoint.kind === 'unix'
        ? { socketPath: endpoint.socketPath }
        : { host: endpoint.host, port: endpoint.port }),
      agent,
      method: request.method,
      path: request.target,
      headers: { Host: 'docker', ...request.headers },
      signal: request.signal,
    });
    sent.setNoDelay(true);
    sent.end();
    return sent;
  };

  const answerOf = (sent: http.ClientRequest) =>
    new Promise<http.IncomingMessage>((resolve, reject) => {
      let interim = 0;
      sent.on('information', () => {
        interim += 1;
        if (interim > mostInterim) sent.destroy(new Error('it sends interim answers without end'));
      });
      sent.once('response', resolve);
      sent.on('error', (error) => reject(new EngineUnreachable(error)));
    });

  const own = (request: EngineRequest, headers?: Readonly<Record<string, string>>) =>
    onOwnConnection(endpoint, request, headers);

  return {
    async ask(request) {
      const sent = start(request);
      try {
        return await answerOf(sent);
      } catch (error) {
        // The engine closed an idle connection at this very moment: reads may be asked again.
        if (!sent.reusedSocket || request.signal?.aborted) throw error;
        const { socket, head } = await own(request);
        return new OwnAnswer(socket, head);
      }
    },
    async send(request) {
      const { socket, head } = await own(request);
      return new OwnAnswer(socket, head);
    },
    async hijack(request) {
      const { socket, head } = await own(request, { Connection: 'Upgrade', Upgrade: 'tcp' });
      if (head.statusCode !== 101) return new OwnAnswer(socket, head);
      socket.on('error', () => socket.destroy());
      return { socket, head: head.rest, contentType: head.headers['content-type'] ?? '' };
    },
    close: () => agent.destroy(),
  };
}

/** @throws EngineUnreachable also when the signal is raised before there is an answer */
async function onOwnConnection(
  endpoint: Endpoint,
  request: EngineRequest,
  headers: Readonly<Record<string, string>> = {},
): Promise<{ socket: Socket; head: ReadHead }> {
  const { signal, method } = request;
  if (signal?.aborted) throw new EngineUnreachable(signal.reason);
  const socket = dial(endpoint);
  const onAbort = () => socket.destroy(signal?.reason);
  signal?.addEventListener('abort', onAbort, { once: true });
  socket.once('close', () => signal?.removeEventListener('abort', onAbort));
  try {
    const reading = readHead(socket, method);
    sendRequest(socket, request, headers);
    const head = await reading;
    // A raw stream outlives the exchange that opened it, and ends by itself.
    if (head.statusCode === 101) signal?.removeEventListener('abort', onAbort);
    return { socket, head };
  } catch (error) {
    socket.on('error', () => socket.destroy()).destroy();
    throw new EngineUnreachable(error);
  }
}
