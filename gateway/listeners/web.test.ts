import { once } from 'node:events';
import type { RequestListener } from 'node:http';
import { connect } from 'node:net';
import { text } from 'node:stream/consumers';
import { afterEach, expect, it } from 'vitest';
import { closeServers, listen } from '@/gateway/listeners/servers.fixture';
import { openWeb, passToWeb } from '@/gateway/listeners/web';

afterEach(closeServers);

/** The console's way to `web`, with this in the place of `web`; answers its port. */
async function inFrontOf(web: RequestListener): Promise<number> {
  const passing = openWeb(await listen(web), 'http://console.test');
  const { port } = await listen((request, response) => passToWeb(passing, request, response));
  return Number(port);
}

async function answerTo(port: number, bytes: string): Promise<string> {
  const socket = connect(port, '127.0.0.1');
  socket.write(bytes);
  return text(socket);
}

const hidden = 'GET /second HTTP/1.1\r\nHost: x\r\nX-Forwarded-For: 6.6.6.6\r\n\r\n';
const chunked = `Transfer-Encoding: chunked\r\n\r\n${hidden.length.toString(16)}\r\n${hidden}\r\n0\r\n\r\n`;
const counted = `Content-Length: ${hidden.length}\r\n\r\n${hidden}`;

it.each(
  ['GET', 'HEAD', 'DELETE', 'OPTIONS', 'POST'].flatMap((method) => [
    [method, 'chunked', `Connection: close\r\n${chunked}`],
    [method, 'counted', `Connection: close\r\n${counted}`],
    [method, 'counted, and the count called hop by hop', `Connection: close, content-length\r\n${counted}`],
  ]),
)('the body of a %s (%s) never becomes a request of its own', async (method, _how, rest) => {
  const seen: string[] = [];
  const port = await inFrontOf(async (request, response) => {
    const body = await text(request);
    seen.push(`${request.method} ${request.url} ${request.headers['x-forwarded-for']} ${body}`);
    response.end();
  });
  expect(await answerTo(port, `${method} /first HTTP/1.1\r\nHost: x\r\n${rest}`)).toMatch(/^HTTP\/1\.1 200 /);
  // One more over the kept connection comes after whatever was left on it.
  await answerTo(port, 'GET /last HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n');
  expect(seen).toEqual([`${method} /first 127.0.0.1 ${hidden}`, 'GET /last 127.0.0.1 ']);
});

it.each(['TRACE', 'PROPFIND', 'QUERY'])('the method %s is refused before it gets there', async (method) => {
  const port = await inFrontOf((_request, response) => response.end('a page'));
  const answer = await answerTo(port, `${method} / HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n`);
  expect(answer).toMatch(/^HTTP\/1\.1 40[05] /);
});

it('clients that never finish a body keep nobody else from a page', async () => {
  const port = await inFrontOf((request, response) => {
    text(request).then(
      () => response.end('a page'),
      () => response.destroy(),
    );
  });
  const slow = Array.from({ length: 300 }, () => {
    const socket = connect(port, '127.0.0.1');
    socket.on('error', () => socket.destroy());
    socket.write('POST /slow HTTP/1.1\r\nHost: x\r\nContent-Length: 10\r\n\r\n{');
    return socket;
  });
  await Promise.all(slow.map((socket) => once(socket, 'connect')));
  const page = await answerTo(port, 'GET / HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n');
  expect(page).toContain('a page');
  for (const socket of slow) socket.destroy();
});

it.each([
  ['GET', 200],
  ['HEAD', 200],
  ['POST', 502],
])('a %s that meets a kept connection which has just ended is answered %i', async (method, status) => {
  const asked = new Map<unknown, number>();
  const port = await inFrontOf((request, response) => {
    const before = asked.get(request.socket) ?? 0;
    asked.set(request.socket, before + 1);
    // The second request on a connection finds it closed.
    if (before > 0) request.socket.destroy();
    else response.end();
  });
  const ask = (how: string) => {
    const length = how === 'POST' ? 'Content-Length: 0\r\n' : '';
    return answerTo(port, `${how} / HTTP/1.1\r\nHost: x\r\nConnection: close\r\n${length}\r\n`);
  };
  expect(await ask('GET')).toMatch(/^HTTP\/1\.1 200 /);
  expect(await ask(method)).toMatch(new RegExp(`^HTTP/1\\.1 ${status} `));
});
