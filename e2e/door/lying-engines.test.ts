import type { Duplex } from 'node:stream';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { DoorClient } from '@/e2e/fixtures/door';
import { growthDuring, pidListeningOn } from '@/e2e/fixtures/gateway-process';
import { type Conduct, HostileEngine } from '@/e2e/fixtures/hostile-engine';
import { bearer, LiveReader } from '@/e2e/fixtures/live-reader';
import type { Person } from '@/e2e/fixtures/person';
import { stand } from '@/e2e/fixtures/stand';
import { waitFor } from '@/e2e/wait-for';

const mebibyte = 1024 * 1024;
const patient = { timeoutMs: 90_000, intervalMs: 250 };
const head = 'HTTP/1.1 200 OK\r\nContent-Type: application/json\r\n';

function answering(body: string): Conduct {
  return (socket) =>
    socket.end(`${head}Content-Length: ${Buffer.byteLength(body)}\r\nConnection: close\r\n\r\n${body}`);
}

/** A list of containers that never ends. */
function endless(socket: Duplex): void {
  const one = JSON.stringify({
    Id: 'a'.repeat(64),
    Names: ['/x'],
    Image: 'busybox',
    Labels: {},
    State: 'running',
  });
  const piece = `${one},`.repeat(200);
  const chunk = `${piece.length.toString(16)}\r\n${piece}\r\n`;
  socket.write(`${head}Transfer-Encoding: chunked\r\n\r\n1\r\n[\r\n`);
  const go = () => {
    while (!socket.destroyed && socket.write(chunk));
  };
  socket.on('drain', go);
  go();
}

const lies: [string, Conduct][] = [
  ['a list without an end', endless],
  ['something that is no JSON', answering('garbage \u0000\u0001')],
  ['an object for a list', answering('{"message":"surprise"}')],
  ['a list of other things', answering('[1,null,"x",[],{}]')],
  ['wrong types in each place', answering('[{"Id":7,"Names":{},"Labels":[],"State":[]}]')],
];

/** An engine that lies about what it has: its own cluster is marked stale, the others notice nothing. */
describe('an engine that lies about its containers', () => {
  const name = stand.unique('lying');
  let engine: HostileEngine;
  let admin: Person;
  let door: DoorClient;
  let live: LiveReader;
  let container: string;
  let gatewayPid: number;

  beforeAll(async () => {
    engine = await HostileEngine.start(name, stand.facts.engine.socket);
    admin = await stand.admin();
    await admin.api.post('/clusters', { name, endpoint: engine.endpoint });
    ({ door } = await admin.at(name));
    container = await admin.docker.run('run', '-d', 'busybox', 'sleep', '3600');
    await waitFor('it to be known', lists, patient);
    live = await LiveReader.open(bearer(admin), ['clusters', `containers@${name}`]);
    await waitFor('the stream to be live', () => live.states.get(name) === 'live', patient);
    gatewayPid = pidListeningOn(Number(new URL(stand.facts.consoleUrl).port));
  });

  afterAll(async () => {
    live?.close();
    await admin.api.call('DELETE', `/clusters/${name}`);
    engine.stop();
    await stand.engine.remove(container);
  });

  const listed = async (of: DoorClient) =>
    (await of.get('/v1.41/containers/json?all=1')).json as { Id: string }[];
  const lists = async () => (await listed(door)).some(({ Id }) => Id === container);

  it.each(lies)(
    '%s: what was known stays, marked stale; memory is bounded; it comes back by itself',
    async (_, lie) => {
      let told = 0;
      engine.misbehave(/^GET .*\/containers\/json/, (socket) => {
        told += 1;
        lie(socket);
      });
      // Its events break off, so it has to ask for its list again.
      engine.cut();
      const { growth } = await growthDuring(gatewayPid, async () => {
        await waitFor('the lie to be told, and again', () => told >= 2, patient);
        await waitFor('it to be marked stale', () => live.states.get(name) === 'stale', patient);
        expect((await door.get('/v1.41/containers/json?all=1')).status).toBe(503);
        expect(live.rows(`containers@${name}`).some(({ id }) => id === container)).toBe(true);
        expect((await listed(admin.door)).some(({ Id }) => Id === container)).toBe(true);
      });
      expect(growth).toBeLessThan(400 * mebibyte);
      engine.behave();
      await waitFor('it to be live again', () => live.states.get(name) === 'live', patient);
      expect(await lists()).toBe(true);
    },
    240_000,
  );

  it('the same id many times: it is one thing', async () => {
    const { body } = await stand.engine.ask('GET', '/containers/json?all=1');
    const own = (body as { Id: string }[]).filter(({ Id }) => Id === container);
    engine.misbehave(/^GET .*\/containers\/json/, answering(JSON.stringify([...own, ...own, ...own])));
    engine.cut();
    await waitFor('it to be asked', async () => (await listed(door)).length === 1, patient);
    expect((await listed(door)).map(({ Id }) => Id)).toEqual([container]);
    engine.behave();
    engine.cut();
  }, 120_000);

  it('of what it made: nothing is made twice', async () => {
    const name = stand.unique('made');
    engine.misbehave(/^POST .*\/containers\/create/, answering('{"Id":12}'));
    const { status } = await door.post(`/v1.41/containers/create?name=${name}`, { Image: 'busybox' });
    expect(status).toBeGreaterThanOrEqual(500);
    engine.behave();
    const made = await stand.dockerAtEngine.run('ps', '-aq', '--filter', `name=${name}`);
    expect(made).toBe('');
  });
});
