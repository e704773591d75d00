import { execFileSync } from 'node:child_process';
import { afterEach, beforeAll, describe, expect, it } from 'vitest';
import type { Person } from '@/e2e/fixtures/person';
import { RawConnections, rawRequest } from '@/e2e/fixtures/raw-connection';
import { inside, stand } from '@/e2e/fixtures/stand';
import { waitFor } from '@/e2e/wait-for';

/** A hijack that the engine did not grant is a request like any other: nothing after it gets through. */
describe('hijacked connections', () => {
  let ana: Person;
  let place: string[];
  let bearer: string;
  let own: string;
  let victim: string;
  const raw = new RawConnections();
  const upgrade = ['Connection: Upgrade', 'Upgrade: tcp', 'Content-Type: application/json'];

  beforeAll(async () => {
    const shop = await stand.collection('shop');
    place = inside(shop);
    ana = await stand.person('ana', { role: 'Full Control', on: shop });
    bearer = `Authorization: Bearer ${ana.token}`;
    own = await ana.docker.run('run', '-d', ...place, 'busybox', 'sleep', '3600');
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

  async function connectedTo(container: string, Cmd: string[], more: object = {}): Promise<string> {
    const { status, json, text } = await ana.door.post(`/v1.41/containers/${container}/exec`, {
      Cmd,
      AttachStdin: true,
      AttachStdout: true,
      AttachStderr: true,
      ...more,
    });
    expect(status, text).toBe(201);
    return json.Id;
  }

  const start = (exec: string, body = '{"Detach":false,"Tty":false}', headers = upgrade) =>
    rawRequest(`POST /clusters/local/v1.41/exec/${exec}/start`, [bearer, ...headers], body);

  /** What would run if our connection to the engine were handed over as it is. */
  const smuggled = () =>
    `POST /v1.41/containers/${victim}/kill HTTP/1.1\r\nHost: engine\r\nContent-Length: 0\r\n\r\n` +
    `DELETE /v1.41/containers/${victim}?force=1 HTTP/1.1\r\nHost: engine\r\n\r\n`;

  it('a granted one carries bytes both ways, those sent early too', async () => {
    const exec = await connectedTo(own, ['cat']);
    const connection = await raw.send(`${start(exec)}early `);
    expect(await connection.status()).toBe(101);
    connection.send('late\n');
    // As one frame or as two, each with its own head.
    await connection.says(/early [\s\S]*late\n/);
    connection.halfClose();
    await connection.closes();
  });

  it('its output goes on after the client closed its half', async () => {
    const exec = await connectedTo(own, ['sh', '-c', 'cat; sleep 1; echo afterwards']);
    const connection = await raw.send(start(exec));
    expect(await connection.status()).toBe(101);
    connection.halfClose();
    await connection.says('afterwards');
  });

  it('without the Upgrade header it streams all the same, as old clients expect', async () => {
    const exec = await connectedTo(own, ['echo', 'old style']);
    const connection = await raw.send(
      start(exec, '{"Detach":false,"Tty":true}', ['Content-Type: application/json']),
    );
    expect(await connection.status()).toBe(200);
    await connection.says('old style');
  });

  it.each<[string, () => Promise<string>]>([
    ['a detached start', async () => start(await connectedTo(own, ['true']), '{"Detach":true,"Tty":false}')],
    [
      'a start of what already ran',
      async () => {
        const exec = await connectedTo(own, ['true']);
        await ana.door.post(`/v1.41/exec/${exec}/start`, { Detach: true, Tty: false });
        await waitFor(
          'the exec to end',
          async () => !(await ana.door.get(`/v1.41/exec/${exec}/json`)).json.Running,
        );
        return start(exec);
      },
    ],
    [
      'a start in a container that stopped',
      async () => {
        const brief = await ana.docker.run('run', '-d', ...place, 'busybox', 'sleep', '3600');
        const exec = await connectedTo(brief, ['true']);
        await ana.docker.run('stop', '-t', '0', brief);
        return start(exec);
      },
    ],
    [
      'a start in a container that is gone',
      async () => {
        const brief = await ana.docker.run('run', '-d', ...place, 'busybox', 'sleep', '3600');
        const exec = await connectedTo(brief, ['true']);
        await stand.engine.remove(brief);
        return start(exec);
      },
    ],
    ['a start of no exec', async () => start('f'.repeat(64))],
    [
      'a start of a command that does not exist',
      async () => start(await connectedTo(own, ['/no/such/program'])),
    ],
    ['a start with a refused body', async () => start(await connectedTo(own, ['true']), '{"detach":true}')],
    [
      'an attach to nothing',
      async () =>
        rawRequest(`POST /clusters/local/v1.41/containers/${'f'.repeat(64)}/attach?stream=1`, [
          bearer,
          ...upgrade,
        ]),
    ],
    [
      'an attach that does not stream',
      async () =>
        rawRequest(`POST /clusters/local/v1.41/containers/${own}/attach?stream=0&logs=0`, [
          bearer,
          ...upgrade,
        ]),
    ],
    [
      'a request that is never hijacked',
      async () => rawRequest(`POST /clusters/local/v1.41/containers/${own}/start`, [bearer, ...upgrade]),
    ],
    ['a list', async () => rawRequest('GET /clusters/local/v1.41/containers/json', [bearer, ...upgrade])],
    [
      'a ping',
      async () => rawRequest('GET /clusters/local/_ping', [bearer, 'Connection: Upgrade', 'Upgrade: h2c']),
    ],
    ['a page', async () => rawRequest('GET /', [bearer, ...upgrade])],
  ])('bytes after %s never reach the engine', async (_, opening) => {
    const connection = await raw.send((await opening()) + smuggled());
    await connection.status();
    connection.send(smuggled());
    connection.halfClose();
    await connection.closes();
    // Whatever answers came, none is the engine's to the smuggled request.
    expect(connection.statuses.filter((status) => status === 204)).toHaveLength(/\/start$/.test(_) ? 1 : 0);
    expect((await stand.engine.container(victim))?.State.Running).toBe(true);
  });

  it('none of them leaves a connection to the engine behind', async () => {
    // Fills the pool of connections that plain requests use again.
    await Promise.all(Array.from({ length: 60 }, () => ana.door.get(`/v1.41/containers/${own}/top`)));
    const before = await waitFor('a quiet moment', steadyCount, { intervalMs: 200 });
    const starts = await Promise.all([
      ...Array.from({ length: 5 }, async () => start(await connectedTo(own, ['sleep', '1']))),
      ...Array.from({ length: 5 }, () => start('f'.repeat(64))),
      ...Array.from({ length: 5 }, async () =>
        start(await connectedTo(own, ['true']), '{"Detach":true,"Tty":false}'),
      ),
      ...Array.from({ length: 5 }, () =>
        rawRequest(`GET /clusters/local/v1.41/containers/${own}/logs?stdout=1&follow=1`, [bearer]),
      ),
      ...Array.from({ length: 5 }, () =>
        rawRequest(`GET /clusters/local/v1.41/containers/${own}/stats?stream=1`, [bearer]),
      ),
      ...Array.from({ length: 5 }, () => rawRequest('GET /clusters/local/v1.41/events', [bearer])),
    ]);
    const connections = await Promise.all(starts.map((bytes) => raw.send(bytes)));
    await Promise.all(connections.map((connection) => connection.status()));
    expect(engineConnections()).toBeGreaterThan(before);
    for (const connection of connections) connection.destroy();
    // A few idle ones may be kept for the next request.
    await waitFor('the connections to end', () => engineConnections() <= before + 4, { timeoutMs: 15_000 });
  });

  /** The number of connections to the engine, once two counts in a row agree. */
  let lastCount = -1;
  function steadyCount(): number | false {
    const count = engineConnections();
    const isSteady = count === lastCount;
    lastCount = count;
    return isSteady && count;
  }

  function engineConnections(): number {
    const sockets = execFileSync('ss', ['-xH', 'state', 'connected'], { encoding: 'utf8' });
    return sockets.split('\n').filter((line) => line.includes(stand.facts.engine.socket)).length;
  }
});
