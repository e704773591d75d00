import type { Duplex } from 'node:stream';
import type { Endpoint } from '@/gateway/engines/endpoint';
import { type EngineCertificates, engineCertificates } from '@/gateway/engines/engine-certificates';
import { openReads, type ReadAnswer, type ReadRequest } from '@/gateway/engines/engine-reads';
import type { EngineRequest } from '@/gateway/engines/engine-request';
import { EngineUnreachable } from '@/gateway/engines/engine-unreachable';
import { type Dialer, openDialer } from '@/gateway/engines/wire/dial';
import { type EngineAnswer, OwnAnswer } from '@/gateway/engines/wire/engine-answer';
import { type ReadHead, readHead } from '@/gateway/engines/wire/read-head';
import { sendRequest } from '@/gateway/engines/wire/send-request';

export interface Hijacked {
  /** Paused, for whoever reads it first. */
  readonly socket: Duplex;
  /** What the engine sent along with its answer's head. */
  readonly head: Buffer;
  readonly contentType: string;
}

/** Connections to one engine. */
export interface Engine {
  /** Whether it runs on this machine, as one does that is reached by a socket file. */
  readonly isLocal: boolean;
  /** A short read, over a connection that may have been used before, answered whole. */
  read(request: ReadRequest): Promise<ReadAnswer>;
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
  /** Null where none are used. */
  certificates(): Promise<EngineCertificates | null>;
  close(): void;
}

/** Prepares connections to the endpoint; none is made before it is needed. */
export function openEngine(endpoint: Endpoint): Engine {
  const dialer = openDialer(endpoint);
  const reads = openReads(dialer);
  const own = (request: EngineRequest, headers?: Readonly<Record<string, string>>) =>
    onOwnConnection(dialer, request, headers);

  return {
    isLocal: endpoint.kind === 'unix',
    read: (request) => reads.read(request),
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
    certificates: () => engineCertificates(endpoint),
    close: () => {
      reads.close();
      dialer.close();
    },
  };
}

/** @throws EngineUnreachable also when the signal is raised before there is an answer */
async function onOwnConnection(
  dialer: Dialer,
  request: EngineRequest,
  headers: Readonly<Record<string, string>> = {},
): Promise<{ socket: Duplex; head: ReadHead }> {
  const { signal, method } = request;
  if (signal?.aborted) throw new EngineUnreachable(signal.reason, { isUnsent: true });
  const socket = await dialer.dial(signal);
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
