import type { Duplex } from 'node:stream';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { DoorClient } from '@/e2e/fixtures/door';
import { growthDuring, pidListeningOn } from '@/e2e/fixtures/gateway-process';
import { type Conduct, HostileEngine } from '@/e2e/fixtures/hostile-engine';
import type { Person } from '@/e2e/fixtures/person';
import { RawConnections, rawRequest } from '@/e2e/fixtures/raw-connection';
import { inside, stand } from '@/e2e/fixtures/stand';
import { waitFor } from '@/e2e/wait-for';

const mebibyte = 1024 * 1024;
const ok = 'HTTP/1.1 200 OK\r\nContent-Type: application/json\r\n';

/** Says the same again and again, as fast as it is taken. */
function withoutEnd(first: string, again: string): Conduct {
  const piece = Buffer.from(again.repeat(Math.ceil(65_536 / again.length)));
  return (socket: Duplex) => {
    socket.write(first);
    const go = () => {
      while (!socket.destroyed && socket.write(piece));
    };
    socket.on('drain', go);
    go();
  };
}

/** What no engine should do before or instead of an answer. */
const instead: [string, Conduct][] = [
  ['closes the connection', (socket) => socket.destroy()],
  ['speaks no HTTP', (socket) => socket.end('\x16\x03\x01\x02\x00\x01\r\n\r\n')],
  ['sends interim answers without end', withoutEnd('', 'HTTP/1.1 100 Continue\r\n\r\n')],
  ['sends headers without end', withoutEnd('HTTP/1.1 200 OK\r\n', 'X-More: of the same\r\n')],
  ['gives two lengths', (socket) => socket.end(`${ok}Content-Length: 2\r\nContent-Length: 3\r\n\r\n{}\n`)],
];

/** What no engine should say where JSON is asked for. */
const asJson: [string, Conduct][] = [
  ['answers text', (socket) => socket.end('HTTP/1.1 200 OK\r\nContent-Length: 5\r\n\r\nhello')],
  ['ends in the middle', (socket) => socket.end(`${ok}Content-Length: 1000\r\n\r\n{"Id":"a`)],
  ['gives too short a length', (socket) => socket.end(`${ok}Content-Length: 5\r\n\r\n{"Id":"abcdef"}`)],
  [
    'nests without end',
    (socket) => socket.end(`${ok}Content-Length: 1000000\r\n\r\n${'['.repeat(1_000_000)}`),
  ],
  ['answers something else', (socket) => socket.end(`${ok}Content-Length: 4\r\n\r\n1234`)],
  ['goes on in crumbs', withoutEnd(`${ok}Transfer-Encoding: chunked\r\n\r\n`, '4\r\n1,1,\r\n')],
  [
    'goes on for ever',
    withoutEnd(`${ok}Transfer-Encoding: chunked\r\n\r\n`, `400\r\n${'1,'.repeat(512)}\r\n`),
  ],
];

/** An engine that is broken or hostile costs its own cluster, with a sentence, and nothing else. */
describe('an engine that misbehaves', () => {
  const name = stand.unique('hostile');
  const raw = new RawConnections();
  let engine: HostileEngine;
  let ana: Person;
  let door: DoorClient;
  let container: string;
  let neighbour: string;
  let exec: string;
  let gatewayPid: number;

  beforeAll(async () => {
    engine = await HostileEngine.start(name, stand.facts.engine.socket);
    const admin = await stand.admin();
    await admin.api.post('/clusters', { name, endpoint: engine.endpoint });
    const shop = await stand.collection('shop');
    ana = await stand.person('ana', { role: 'Full Control', on: shop });
    door = new DoorClient(stand.facts.consoleUrl, { authorization: `Bearer ${ana.token}` }, name);
    container = await ana.docker.run('run', '-d', ...inside(shop), 'busybox', 'sleep', '3600');
    neighbour = await ana.docker.run('run', '-d', ...inside(shop), 'busybox', 'sleep', '3600');
    await waitFor('the other cluster to have it', async () => (await inspect()).status === 200);
    const made = await door.post(`/v1.41/containers/${container}/exec`, { Cmd: ['cat'], AttachStdin: true });
    exec = made.json.Id;
    gatewayPid = pidListeningOn(Number(new URL(stand.facts.consoleUrl).port));
  });

  afterEach(() => {
    engine.behave();
    raw.close();
  });

  afterAll(async () => {
    await (await stand.admin()).api.delete(`/clusters/${name}`);
    engine.stop();
    for (const one of [container, neighbour]) await stand.engine.remove(one);
  });

  const inspect = () => door.get(`/v1.41/containers/${container}/json`);

  /** That those of another cluster notice nothing. */
  async function othersAreServed(): Promise<void> {
    const from = performance.now();
    expect((await ana.door.get(`/v1.41/containers/${container}/json`)).status).toBe(200);
    expect(performance.now() - from).toBeLessThan(5_000);
  }

  it.each([...instead, ...asJson])('and %s: inspect says that it cannot be reached', async (_, how) => {
    engine.misbehave(/^GET .*\/containers\/[0-9a-f]{64}\/json/, how);
    const { growth } = await growthDuring(gatewayPid, async () => {
      const asked = Array.from({ length: 6 }, inspect);
      await othersAreServed();
      for (const { status, json } of await Promise.all(asked)) {
        expect(status).toBe(503);
        expect(json.message).toContain(`The engine of cluster ${name} cannot be reached`);
      }
    });
    expect(growth).toBeLessThan(500 * mebibyte);
    engine.behave();
    expect((await inspect()).status).toBe(200);
  });

  it.each(instead)('and %s: streams say that it cannot be reached', async (_, how) => {
    engine.misbehave(/\/(?:logs|exec\/[0-9a-f]{64}\/start)/, how);
    const logs = await door.get(`/v1.41/containers/${container}/logs?stdout=1&follow=1`);
    expect([logs.status, logs.json.message]).toEqual([503, expect.stringContaining('cannot be reached')]);
    const terminal = await raw.send(
      rawRequest(
        `POST /clusters/${name}/v1.41/exec/${exec}/start`,
        [`Authorization: Bearer ${ana.token}`, 'Connection: Upgrade', 'Upgrade: tcp'],
        '{"Detach":false,"Tty":false}',
      ),
    );
    expect(await terminal.status()).toBe(503);
    await othersAreServed();
  });

  it('and breaks off a stream: the client is cut off, and not told that this was all', async () => {
    const begun = `${ok}Transfer-Encoding: chunked\r\n\r\n6\r\nline 1\r\n`;
    engine.misbehave(/\/logs/, (socket) => socket.write(begun, () => socket.destroy()));
    const follow = `GET /clusters/${name}/v1.41/containers/${container}/logs?stdout=1`;
    const reader = await raw.send(rawRequest(follow, [`Authorization: Bearer ${ana.token}`]));
    await reader.closes();
    expect(reader.text).not.toContain('0\r\n\r\n');
  });

  it('and hangs on one thing: its clients wait, others do not, and nothing is left when they go', async () => {
    engine.misbehave(new RegExp(`^GET .*/containers/${container}/(?:json|logs)`), () => undefined);
    const bearer = `Authorization: Bearer ${ana.token}`;
    const paths = [`containers/${container}/json`, `containers/${container}/logs?stdout=1&follow=1`];
    for (let count = 0; count < 100; count += 1) {
      for (const path of paths) await raw.send(rawRequest(`GET /clusters/${name}/v1.41/${path}`, [bearer]));
    }
    await waitFor('them to wait', () => engine.heldConnections >= 200);
    await othersAreServed();
    // Nor do those of the same cluster.
    const from = performance.now();
    expect((await door.get(`/v1.41/containers/${neighbour}/json`)).status).toBe(200);
    expect(performance.now() - from).toBeLessThan(5_000);
    raw.close();
    await waitFor('their connections to end', () => engine.heldConnections === 0);
  });
});
