import { once } from 'node:events';
import { rmSync } from 'node:fs';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { answererOf } from '@/bench/simulated-engine/answers';
import { EventLog } from '@/bench/simulated-engine/event-log';
import { live, toggle } from '@/bench/simulated-engine/life';
import type { Scale } from '@/bench/simulated-engine/scale';
import { makeWorld } from '@/bench/simulated-engine/world';

export interface SimulatedEngine {
  readonly containerIds: readonly string[];
  /** Stops the container if it runs and starts it if not. */
  toggle(containerId: string): void;
  close(): Promise<void>;
}

/**
 * An engine that exists in memory alone and speaks the reads of the Engine API 1.41 on a unix socket,
 * for measuring at a scale that no machine of ours holds. It is no stand-in for an engine in tests.
 */
export async function startSimulatedEngine(socketPath: string, scale: Scale): Promise<SimulatedEngine> {
  const startedAt = new Date();
  const world = makeWorld(scale, startedAt);
  const log = new EventLog();
  const answerTo = answererOf(world, startedAt);
  const serve = (request: IncomingMessage, response: ServerResponse) => {
    const url = new URL(request.url ?? '/', 'http://engine');
    const segments = url.pathname
      .replace(/^\/v[\d.]+/, '')
      .split('/')
      .slice(1)
      .map(decodeURIComponent);
    response.setHeader('Api-Version', '1.41');
    response.setHeader('Ostype', 'linux');
    response.setHeader('Server', 'Docker/20.10.24 (linux)');
    if (request.method === 'POST') return json(response, 501, { message: 'nothing can be changed here' });
    if (segments[0] === '_ping') {
      response.end(request.method === 'HEAD' ? undefined : 'OK');
      return;
    }
    if (segments[0] === 'events') return follow(log, url.searchParams, response);
    const answer = answerTo(segments, url.searchParams);
    if (answer === null) return json(response, 404, { message: `no such object: ${segments.join('/')}` });
    json(response, 200, answer);
  };
  rmSync(socketPath, { force: true });
  const server = createServer(serve);
  server.listen(socketPath);
  await once(server, 'listening');
  const end = live(world, log, scale.eventsPerSecond);
  return {
    containerIds: [...world.containers.keys()],
    toggle: (id) => {
      const container = world.containers.get(id);
      if (container) toggle(container, log);
    },
    close: async () => {
      end();
      server.closeAllConnections();
      server.close();
      await once(server, 'close');
    },
  };
}

function follow(log: EventLog, query: URLSearchParams, response: ServerResponse): void {
  response.writeHead(200, { 'Content-Type': 'application/json' });
  response.flushHeaders();
  const since = Number(query.get('since'));
  const wanted: { type?: string[] | Record<string, true> } = JSON.parse(query.get('filters') || '{}');
  const types = Array.isArray(wanted.type) ? wanted.type : wanted.type && Object.keys(wanted.type);
  const end = log.follow(Number.isNaN(since) || since === 0 ? null : since, (event) => {
    if (!types || types.includes(event.Type)) response.write(`${JSON.stringify(event)}\n`);
  });
  response.once('close', end);
}

function json(response: ServerResponse, status: number, body: unknown): void {
  response.writeHead(status, { 'Content-Type': 'application/json' });
  response.end(`${JSON.stringify(body)}\n`);
}
