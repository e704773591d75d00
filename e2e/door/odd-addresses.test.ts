import { afterEach, beforeAll, describe, expect, it } from 'vitest';
import type { Person } from '@/e2e/fixtures/person';
import { RawConnections, rawRequest } from '@/e2e/fixtures/raw-connection';
import { inside, stand } from '@/e2e/fixtures/stand';

/** One canonical form or a refusal: what is checked is what the engine gets, to the byte. */
describe('requests to odd addresses', () => {
  let ana: Person;
  let bearer: string;
  let shop: string;
  let victim: string;
  const raw = new RawConnections();

  beforeAll(async () => {
    shop = await stand.collection('shop');
    ana = await stand.person('ana', { role: 'Full Control', on: shop });
    bearer = `Authorization: Bearer ${ana.token}`;
    // Somebody else's, for tricks to aim at.
    victim = await stand.dockerAtEngine.run(
      'run',
      '-d',
      '--name',
      stand.unique('victim'),
      'busybox',
      'sleep',
      '3600',
    );
  });

  afterEach(() => raw.close());

  it.each([
    ['an encoded slash in an id', (id: string) => `GET /clusters/local/v1.41/containers/x%2f..%2f${id}/json`],
    ['an encoded slash in a route', (id: string) => `GET /clusters/local/v1.41/containers%2f${id}%2fjson`],
    ['a double slash', (id: string) => `GET /clusters/local/v1.41//containers/${id}/json`],
    ['dot segments', (id: string) => `GET /clusters/local/v1.41/containers/x/../${id}/json`],
    ['encoded dot segments', (id: string) => `GET /clusters/local/v1.41/containers/x/%2e%2e/${id}/json`],
    [
      'dot segments over the cluster',
      (id: string) => `GET /clusters/other/../local/v1.41/containers/${id}/json`,
    ],
    [
      'a doubly encoded slash',
      (id: string) => `GET /clusters/local/v1.41/containers/x%252f..%252f${id}/json`,
    ],
    ['a backslash', (id: string) => `GET /clusters/local/v1.41/containers\\${id}\\json`],
    ['an absolute form', (id: string) => `GET http://door/clusters/local/v1.41/containers/${id}/json`],
    [
      'an absolute form of elsewhere',
      (id: string) => `GET http://elsewhere/clusters/local/v1.41/containers/${id}/json`,
    ],
    ['a method in lower case', (id: string) => `get /clusters/local/v1.41/containers/${id}/json`],
    ['a method of mixed case', (id: string) => `Delete /clusters/local/v1.41/containers/${id}`],
    ['a version with a trailing dot', (id: string) => `GET /clusters/local/v1.41./containers/${id}/json`],
    ['a version of three parts', (id: string) => `GET /clusters/local/v1.41.0/containers/${id}/json`],
    ['a version with a leading zero', (id: string) => `GET /clusters/local/v01.41/containers/${id}/json`],
    ['two versions', (id: string) => `GET /clusters/local/v1.41/v1.41/containers/${id}/json`],
    ['a NUL', (id: string) => `GET /clusters/local/v1.41/containers/${id}%00/json`],
    ['a broken escape', (id: string) => `GET /clusters/local/v1.41/containers/%zz${id}/json`],
    ['an escape that is no UTF-8', (id: string) => `GET /clusters/local/v1.41/containers/%ff${id}/json`],
    ['a trailing slash', (id: string) => `GET /clusters/local/v1.41/containers/${id}/json/`],
    ['a fragment', (id: string) => `GET /clusters/local/v1.41/containers/${id}/json#x`],
    ['path parameters', (id: string) => `GET /clusters/local/v1.41/containers/${id};x/json`],
  ])("a path with %s is refused, even to one's own container", async (_, start) => {
    const own = await ana.docker.run('create', ...inside(shop), 'busybox');
    for (const id of [own, victim]) {
      const connection = await raw.send(rawRequest(start(id), [bearer]));
      const status = await connection.status();
      expect(status === 0 || (status >= 400 && status < 500), connection.text.slice(0, 300)).toBe(true);
      expect(connection.text).not.toContain('"HostConfig"');
    }
    expect(await stand.engine.container(own)).toBeDefined();
  });

  it('a path with a double slash at the start is not taken for the path without', async () => {
    const connection = await raw.send(
      rawRequest(`GET //clusters/local/v1.41/containers/${victim}/json`, [bearer]),
    );
    expect(await connection.status()).toBeGreaterThanOrEqual(300);
    expect(connection.text).not.toContain('"HostConfig"');
  });

  it.each([
    ['a key twice', 'force=0&force=1'],
    ['an encoded key beside a plain one', 'force=0&f%6frce=1'],
    ['a key of no meaning', 'surprise=1'],
    ['a semicolon', 'v=1;force=1'],
    ['a value that is no boolean', 'force=perhaps'],
    ['a broken escape', 'force=%zz'],
  ])('a query with %s is refused', async (_, query) => {
    const own = await ana.docker.run('create', ...inside(shop), 'busybox');
    const connection = await raw.send(
      rawRequest(`DELETE /clusters/local/v1.41/containers/${own}?${query}`, [bearer]),
    );
    expect(await connection.status(), connection.text).toBe(400);
    expect(await stand.engine.container(own)).toBeDefined();
  });

  it('a key in another case has no effect, whichever way the engine would read it', async () => {
    const own = await ana.docker.run('run', '-d', ...inside(shop), 'busybox', 'sleep', '3600');
    const { status } = await ana.door.delete(`/v1.41/containers/${own}?Force=1`);
    expect(status).toBe(409);
    expect((await stand.engine.container(own))?.State.Running).toBe(true);
  });

  it('parameters in a form body do not count', async () => {
    const own = await ana.docker.run('run', '-d', ...inside(shop), 'busybox', 'sleep', '3600');
    const before = await stand.engine.container(own);
    const connection = await raw.send(
      rawRequest(
        `POST /clusters/local/v1.41/containers/${own}/rename`,
        [bearer, 'Content-Type: application/x-www-form-urlencoded'],
        `name=${stand.unique('formed')}`,
      ),
    );
    expect(await connection.status()).toBe(400);
    expect((await stand.engine.container(own))?.Name).toBe(before?.Name);
  });

  it('odd heads are refused', async () => {
    for (const bytes of [
      `GET /clusters/local/_ping HTTP/1.1\r\n${bearer}\r\n\r\n`, // no Host
      `GET /clusters/local/_ping HTTP/1.1\r\nHost: a\r\nHost: b\r\n${bearer}\r\n\r\n`,
      `GET /clusters/local/_ping HTTP/1.1\nHost: door\n${bearer}\n\n`, // bare line feeds
      `GET /clusters/local/_ping HTTP/1.1\r\nHost: door\r\n${bearer}\r\n folded\r\n\r\n`,
      `GET /clusters/local/_ping HTTP/1.1\r\nHost: door\r\n${bearer}\r\n${bearer}x\r\n\r\n`,
      `GET /clusters/local/_ping HTTP/1.1\r\nHost: door\r\nX: ${'x'.repeat(100_000)}\r\n${bearer}\r\n\r\n`,
      `PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n`,
    ]) {
      const connection = await raw.send(bytes);
      const status = await connection.status();
      expect(
        status === 0 || (status >= 400 && status < 500),
        `${bytes.slice(0, 80)} → ${connection.text}`,
      ).toBe(true);
    }
  });

  it('versions outside what we speak are answered as Docker does', async () => {
    expect((await ana.door.get('/v1.24/containers/json')).status).toBe(400);
    expect((await ana.door.get('/v1.41/containers/json')).status).toBe(200);
    expect((await ana.door.get('/containers/json')).status).toBe(200);
    expect((await ana.door.get('/v2.0/containers/json')).status).toBeGreaterThanOrEqual(400);
  });

  it("what is not in the table is refused in Docker's shape", async () => {
    for (const [method, path] of [
      ['GET', '/v1.41/debug/pprof/'],
      ['POST', '/v1.41/plugins/pull?remote=x'],
      ['GET', '/v1.41/swarm'],
      ['POST', '/v1.41/session'],
      ['POST', '/v1.41/grpc'],
      ['POST', '/v1.41/build?remote=http://10.99.0.1/'],
      ['POST', '/v1.41/containers/create/../../swarm/init'],
      ['GET', `/v1.41/containers/${victim}/checkpoints`],
      ['GET', `/v1.41/containers/${victim}/export`],
      ['PUT', '/v1.41/containers/json'],
      ['GET', '/v1.41/nowhere'],
    ] as const) {
      const { status, json } = await ana.door.ask(method, path);
      expect([400, 403, 404, 405], `${method} ${path}`).toContain(status);
      expect(json, `${method} ${path}`).toEqual({ message: expect.any(String) });
    }
  });

  it('nothing of Next works on images for whoever asks', async () => {
    const target = '/_next/image?url=%2Ficon.png&w=64&q=75';
    expect((await fetch(`${stand.facts.consoleUrl}${target}`)).status).toBe(404);
  });
});
