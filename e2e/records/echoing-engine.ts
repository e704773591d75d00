import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Duplex } from 'node:stream';
import { oneOfEach } from '@/e2e/records/one-of-each';

/** What its processes print; of what is typed to them they show nothing, as one that asks for a password. */
export const prompt = 'Password: ';

/**
 * An engine that has one thing of each kind, does nothing that it is asked for unless it agreed to it,
 * and says so in words that repeat all of what it was asked: the worst that its messages can be.
 */
export async function startEchoingEngine(collection: string, environment: string) {
  const folder = mkdtempSync(join(tmpdir(), 'wheelhouse-echo-'));
  const world = oneOfEach(collection, environment);
  const { container } = world;
  const followers = new Set<ServerResponse>();
  const asked: string[] = [];
  let willing = /^$/;

  const serve = async (request: IncomingMessage, response: ServerResponse) => {
    const url = new URL(request.url ?? '/', 'http://engine');
    const segments = url.pathname
      .replace(/^\/v[\d.]+/, '')
      .split('/')
      .slice(1)
      .map(decodeURIComponent);
    response.setHeader('Api-Version', '1.41');
    response.setHeader('Ostype', 'linux');
    if (segments[0] === '_ping') return response.end(request.method === 'HEAD' ? undefined : 'OK');
    if (segments[0] === 'events') return follow(followers, response, url.searchParams.has('until'));
    if (request.method === 'GET') {
      const answer = world.read(segments);
      return json(response, answer === null ? 404 : 200, answer ?? { message: 'no such object' });
    }
    if (willing.test(`${request.method} /${segments.join('/')}`)) {
      asked.push(`${request.method} /${segments.join('/')}`);
      return json(response, 201, { Id: world.execId });
    }
    const said = [decodeURIComponent(url.search), await bodyOf(request), ...authOf(request)].join(' ');
    asked.push(`${request.method} /${segments.join('/')} ${said}`);
    json(response, 500, { message: `I will not: ${said}` });
  };
  const socketPath = join(folder, 'engine.sock');
  const server = createServer((request, response) => {
    // A body that breaks off is a request that was given up.
    serve(request, response).catch(() => response.destroy());
  });
  const typed: Buffer[] = [];
  server.on('upgrade', (_request, socket: Duplex, early: Buffer) => {
    socket.write('HTTP/1.1 101 UPGRADED\r\nConnection: Upgrade\r\nUpgrade: tcp\r\n\r\n');
    socket.write(Buffer.from([1, 0, 0, 0, 0, 0, 0, prompt.length, ...Buffer.from(prompt)]));
    typed.push(early);
    socket.on('data', (chunk: Buffer) => typed.push(chunk));
    socket.on('end', () => socket.end());
    socket.on('error', () => socket.destroy());
  });
  server.listen(socketPath);
  await once(server, 'listening');
  return {
    endpoint: `unix://${socketPath}`,
    asked,
    /** What came in over raw streams, of all of them. */
    typed: () => Buffer.concat(typed).toString('utf8'),
    ...world,
    /** From now on it does what matches "METHOD /path". */
    agreeTo: (what: RegExp) => {
      willing = what;
    },
    tell: (Action: string, attributes: Record<string, string>) => {
      const Actor = { ID: container.id, Attributes: { name: container.name, ...attributes } };
      const now = Date.now();
      const times = { time: Math.floor(now / 1_000), timeNano: now * 1_000_000 };
      const event = `${JSON.stringify({ Type: 'container', Action, Actor, scope: 'local', ...times })}\n`;
      for (const response of followers) response.write(event);
    },
    stop: () => {
      server.closeAllConnections();
      server.close();
      rmSync(folder, { recursive: true });
    },
  };
}

export type EchoingEngine = Awaited<ReturnType<typeof startEchoingEngine>>;

async function bodyOf(request: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk);
  return Buffer.concat(chunks).toString('utf8').replaceAll('\0', '');
}

/** What it was given to sign in with, as it reads that. */
function authOf({ headers }: IncomingMessage): string[] {
  return [headers['x-registry-auth'], headers['x-registry-config']].flatMap((header) =>
    typeof header === 'string' ? [Buffer.from(header, 'base64url').toString('utf8')] : [],
  );
}

function follow(followers: Set<ServerResponse>, response: ServerResponse, isPast: boolean): void {
  response.writeHead(200, { 'Content-Type': 'application/json' });
  if (isPast) {
    response.end();
    return;
  }
  response.flushHeaders();
  followers.add(response);
  response.once('close', () => followers.delete(response));
}

function json(response: ServerResponse, status: number, body: unknown): void {
  response.writeHead(status, { 'Content-Type': 'application/json' });
  response.end(`${JSON.stringify(body)}\n`);
}
