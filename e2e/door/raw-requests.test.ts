import { afterEach, beforeAll, describe, expect, it } from 'vitest';
import type { Person } from '@/e2e/fixtures/person';
import { RawConnection, rawRequest } from '@/e2e/fixtures/raw-connection';
import { inside, stand } from '@/e2e/fixtures/stand';

/** One canonical form or a refusal: what is checked is what the engine gets, to the byte. */
describe('requests in odd forms', () => {
  let ana: Person;
  let bearer: string;
  let shop: string;
  let victim: string;
  const open: RawConnection[] = [];

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

  afterEach(() => {
    for (const connection of open.splice(0)) connection.destroy();
  });

  async function send(bytes: string | Buffer): Promise<RawConnection> {
    const connection = await RawConnection.toConsole();
    open.push(connection);
    connection.send(bytes);
    return connection;
  }

  /** Sends a create request with this body text, and expects 4xx and no container. */
  async function refusedCreate(body: string, headers: string[] = []): Promise<string> {
    const name = stand.unique('odd');
    const connection = await send(
      rawRequest(
        `POST /clusters/local/v1.41/containers/create?name=${name}`,
        [bearer, 'Content-Type: application/json', ...headers],
        body,
      ),
    );
    const status = await connection.status();
    expect(await stand.engine.container(name), body.slice(0, 200)).toBeUndefined();
    expect(status, `${body.slice(0, 200)} → ${connection.text.slice(0, 300)}`).toBeGreaterThanOrEqual(400);
    expect(status, connection.text.slice(0, 300)).toBeLessThan(500);
    return connection.text;
  }

  const spec = (hostConfig: string, more = '') =>
    `{"Image":"busybox","Labels":{"io.wheelhouse.collection":"${shop}"}${more},"HostConfig":${hostConfig}}`;

  it('a plain create passes, so that the refusals below mean something', async () => {
    const name = stand.unique('plain');
    const connection = await send(
      rawRequest(
        `POST /clusters/local/v1.41/containers/create?name=${name}`,
        [bearer, 'Content-Type: application/json'],
        spec('{"Memory":16777216}'),
      ),
    );
    expect(await connection.status(), connection.text).toBe(201);
    expect((await stand.engine.container(name))?.HostConfig.Memory).toBe(16777216);
  });

  it.each([
    ['a key in another case', spec('{"privileged":true}')],
    ['a key in capitals', spec('{"PRIVILEGED":true}')],
    ['an outer key in another case', '{"Image":"busybox","hostconfig":{"Privileged":true}}'],
    ['a key with a long s, which Go takes for an s', spec('{"Bind\u017f":["/:/host"]}')],
    ['a key with a Kelvin sign, which Go takes for a k', spec('{"Networ\u212aMode":"host"}')],
    ['an escaped key', spec('{"\\u0050rivileged":true}')],
    ['an escaped outer key', '{"Image":"busybox","\\u0048ostConfig":{"Privileged":true}}'],
    ['a key twice', spec('{"Privileged":false,"Privileged":true}')],
    ['an object twice', `${spec('{"Memory":16777216}').slice(0, -1)},"HostConfig":{"Privileged":true}}`],
    [
      'an object twice in two cases',
      `${spec('{"Memory":16777216}').slice(0, -1)},"hostConfig":{"Privileged":true}}`,
    ],
    ['a second document', `${spec('{}')}${spec('{"Privileged":true}')}`],
    ['a second document on a new line', `${spec('{}')}\n{"HostConfig":{"Privileged":true}}`],
    ['trailing text', `${spec('{}')} x`],
    ['a host field at top level', `{"Image":"busybox","Privileged":true,"Binds":["/:/host"]}`],
    ['an unknown key', spec('{}', ',"Surprise":1')],
    ['an unknown key inside', spec('{"Surprise":1}')],
    ['a prototype key', spec('{}', ',"__proto__":{"Privileged":true}')],
    ['an integer above 2^53', spec('{"Memory":9007199254740993}')],
    ['an integer above 2^63', spec('{"Memory":9223372036854775808}')],
    ['a fraction where an integer is due', spec('{"Memory":1.5}')],
    ['a number in another notation', spec('{"Memory":1e9}')],
    ['a string where a boolean is due', spec('{"Privileged":"true"}')],
    ['no object', '[]'],
    ['no JSON', 'Image=busybox'],
    ['nothing', ''],
    ['a comment', `/* */${spec('{}')}`],
    ['half a document', spec('{}').slice(0, -5)],
    ['an invalid escape', spec('{}', ',"Env":["\\x41"]')],
    ['a NUL in a name', spec('{}', ',"Hostname":"a\\u0000b"')],
    ['a lone surrogate', spec('{}', ',"Env":["A=\\ud800"]')],
    [
      'a depth that has no reason',
      `{"Image":"busybox","Labels":${'{"a":'.repeat(5000)}1${'}'.repeat(5000)}}`,
    ],
  ])('a body with %s is refused', async (_, body) => {
    await refusedCreate(body);
  });

  it('a body that is not UTF-8 is refused', async () => {
    const bytes = Buffer.concat([
      Buffer.from('{"Image":"busybox","Env":["'),
      Buffer.from([0xff, 0xfe]),
      Buffer.from('"]}'),
    ]);
    const connection = await send(
      Buffer.concat([
        Buffer.from(
          `POST /clusters/local/v1.41/containers/create HTTP/1.1\r\nHost: door\r\n${bearer}\r\n` +
            `Content-Type: application/json\r\nContent-Length: ${bytes.length}\r\n\r\n`,
        ),
        bytes,
      ]),
    );
    expect(await connection.status()).toBe(400);
  });

  it('a body above 4 MiB is refused, with its length told and without', async () => {
    const name = stand.unique('huge');
    const body = spec('{}', `,"Env":["A=${'x'.repeat(5 << 20)}"]`);
    const start = `POST /clusters/local/v1.41/containers/create?name=${name} HTTP/1.1\r\nHost: door\r\n${bearer}\r\nContent-Type: application/json\r\n`;
    const told = await send(`${start}Content-Length: ${body.length}\r\n\r\n`);
    told.send(body);
    expect([413, 0]).toContain(await told.status());
    const untold = await send(`${start}Transfer-Encoding: chunked\r\n\r\n`);
    untold.send(`${body.length.toString(16)}\r\n${body}\r\n0\r\n\r\n`);
    expect([413, 0]).toContain(await untold.status());
    expect(await stand.engine.container(name)).toBeUndefined();
  });

  it('a body hidden from the check by its framing is refused', async () => {
    const name = stand.unique('smuggled');
    const path = `/clusters/local/v1.41/containers/create?name=${name}`;
    const body = spec('{"Privileged":true}');
    const head = (lines: string[]) =>
      `POST ${path} HTTP/1.1\r\nHost: door\r\n${bearer}\r\nContent-Type: application/json\r\n${lines.join('\r\n')}\r\n\r\n`;
    for (const bytes of [
      `${head([`Content-Length: ${body.length}`, 'Transfer-Encoding: chunked'])}0\r\n\r\n${body}`,
      `${head(['Transfer-Encoding: chunked', 'Content-Length: 0'])}${body.length.toString(16)}\r\n${body}\r\n0\r\n\r\n`,
      `${head(['Content-Length: 0', `Content-Length: ${body.length}`])}${body}`,
      `${head(['Transfer-Encoding: xchunked'])}${body.length.toString(16)}\r\n${body}\r\n0\r\n\r\n`,
      `${head(['Transfer-Encoding : chunked'])}${body.length.toString(16)}\r\n${body}\r\n0\r\n\r\n`,
      `${head(['Content-Encoding: gzip', `Content-Length: ${body.length}`])}${body}`,
      `${head(['Content-Length: 0'])}${body}`,
    ]) {
      const connection = await send(bytes);
      const status = await connection.status();
      expect(
        status === 0 || (status >= 400 && status < 500),
        `${bytes.slice(0, 300)} → ${connection.text}`,
      ).toBe(true);
      expect(await stand.engine.container(name)).toBeUndefined();
    }
  });

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
      const connection = await send(rawRequest(start(id), [bearer]));
      const status = await connection.status();
      expect(status === 0 || (status >= 400 && status < 500), connection.text.slice(0, 300)).toBe(true);
      expect(connection.text).not.toContain('"HostConfig"');
    }
    expect(await stand.engine.container(own)).toBeDefined();
  });

  it('a path with a double slash at the start is not taken for the path without', async () => {
    const connection = await send(
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
    const connection = await send(
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
    const connection = await send(
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
      const connection = await send(bytes);
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
      ['GET', '/v1.41/plugins'],
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
});
