import { once } from 'node:events';
import { connect } from 'node:net';
import { afterEach, beforeAll, describe, expect, it } from 'vitest';
import { growthDuring, pidListeningOn } from '@/e2e/fixtures/gateway-process';
import type { Person } from '@/e2e/fixtures/person';
import { RawConnections, rawRequest } from '@/e2e/fixtures/raw-connection';
import { inside, stand } from '@/e2e/fixtures/stand';
import { tarOfOneFile } from '@/e2e/fixtures/tar-of-one-file';
import { waitFor } from '@/e2e/wait-for';

const mebibyte = 1024 * 1024;
const gibibyte = 1024 * mebibyte;
const promptMs = 5_000;

/** Many clients, slow ones, and clients with much to carry: bounded memory, and others are served. */
describe('clients that take much', () => {
  let shop: string;
  let ana: Person;
  let other: Person;
  let otherContainer: string;
  let console_: URL;
  const raw = new RawConnections();

  beforeAll(async () => {
    console_ = new URL(stand.facts.consoleUrl);
    shop = await stand.collection('shop');
    const theirs = await stand.collection('theirs');
    ana = await stand.person('ana', { role: 'Full Control', on: shop });
    other = await stand.person('olga', { role: 'Full Control', on: theirs });
    otherContainer = await other.docker.run('run', '-d', ...inside(theirs), 'busybox', 'sleep', '3600');
  });

  afterEach(() => raw.close());

  const bearer = (person: Person) => `Authorization: Bearer ${person.token}`;
  const growthOfGateway = (work: () => Promise<void>) =>
    growthDuring(pidListeningOn(Number(console_.port)), work);

  /** That somebody else lists and looks as on any other day. */
  async function othersAreServed(): Promise<void> {
    for (const path of ['/v1.41/containers/json', `/v1.41/containers/${otherContainer}/json`]) {
      const from = performance.now();
      expect((await other.door.get(path)).status).toBe(200);
      expect(performance.now() - from).toBeLessThan(promptMs);
    }
  }

  it('who send their headers one by one are given up, and many of them hold up nobody', async () => {
    const slow = await Promise.all(
      Array.from({ length: 200 }, () => raw.send('GET /clusters/local/_ping HTTP/1.1\r\nHost: door\r\n')),
    );
    const dripping = setInterval(() => {
      for (const connection of slow) if (!connection.isClosed) connection.send('X-More: slowly\r\n');
    }, 1_000);
    try {
      await othersAreServed();
      await waitFor('them to be given up', () => slow.every(({ isClosed }) => isClosed), {
        timeoutMs: 40_000,
      });
      expect(slow[0]?.statuses).toEqual([408]);
    } finally {
      clearInterval(dripping);
    }
  });

  it('who read nothing of long logs do not make the gateway grow', async () => {
    const long = ['sh', '-c', `yes ${'x'.repeat(1_000)} | head -c ${96 * mebibyte}`];
    const container = await ana.docker.run('run', '-d', ...inside(shop), 'busybox', ...long);
    await stand.dockerAtEngine.runFor(60_000, 'wait', container);
    const read = rawRequest(`GET /clusters/local/v1.41/containers/${container}/logs?stdout=1`, [bearer(ana)]);
    const { growth } = await growthOfGateway(async () => {
      for (let count = 0; count < 20; count += 1) {
        const lazy = await raw.send(read);
        expect(await lazy.status()).toBe(200);
        lazy.stopReading();
      }
      await othersAreServed();
    });
    await stand.engine.remove(container);
    expect(growth).toBeLessThan(150 * mebibyte);
  });

  it('who upload a gibibyte do not make the gateway grow', async () => {
    const container = await ana.docker.run('run', '-d', ...inside(shop), 'busybox', 'sleep', '3600');
    const tar = tarOfOneFile(gibibyte);
    const socket = connect({ host: console_.hostname, port: Number(console_.port) });
    const chunks: Buffer[] = [];
    socket.on('data', (chunk: Buffer) => chunks.push(chunk));
    const { growth } = await growthOfGateway(async () => {
      socket.write(
        rawRequest(`PUT /clusters/local/v1.41/containers/${container}/archive?path=/tmp`, [
          bearer(ana),
          'Content-Type: application/x-tar',
          `Content-Length: ${tar.length}`,
          'Connection: close',
        ]),
      );
      const ended = once(socket, 'end');
      for (const chunk of tar.chunks()) if (!socket.write(chunk)) await once(socket, 'drain');
      await othersAreServed();
      await ended;
    });
    expect(Buffer.concat(chunks).toString()).toMatch(/^HTTP\/1\.1 200 /);
    expect(await stand.dockerAtEngine.run('exec', container, 'stat', '-c', '%s', '/tmp/upload.bin')).toBe(
      String(gibibyte),
    );
    await stand.engine.remove(container);
    expect(growth).toBeLessThan(150 * mebibyte);
  });

  it('500 of them follow logs at once: each hears every line, and others are served', async () => {
    const talk = ['sh', '-c', 'while [ ! -e /go ]; do sleep 0.2; done; echo the news; sleep 3600'];
    const container = await ana.docker.run('run', '-d', ...inside(shop), 'busybox', ...talk);
    const people = [
      ana,
      ...(await Promise.all(['ben', 'cara'].map((name) => stand.person(name, { on: shop })))),
    ];
    const { growth } = await growthOfGateway(async () => {
      const followers = await Promise.all(
        Array.from({ length: 500 }, async (_, count) => {
          const person = people[count % people.length] ?? ana;
          const path = `/clusters/local/v1.41/containers/${container}/logs?stdout=1&follow=1`;
          return raw.send(rawRequest(`GET ${path}`, [bearer(person)]));
        }),
      );
      await waitFor('all of them to follow', () => followers.every(({ statuses }) => statuses[0] === 200), {
        timeoutMs: 40_000,
      });
      await othersAreServed();
      await stand.dockerAtEngine.run('exec', container, 'touch', '/go');
      await waitFor('all of them to hear it', () => followers.every(({ text }) => text.includes('the news')));
    });
    await stand.engine.remove(container);
    expect(growth).toBeLessThan(200 * mebibyte);
  });

  it('who have 256 requests under way are told so, can still kill, and hold up nobody', async () => {
    const dora = await stand.person('dora', { on: shop });
    const deaf = ['sh', '-c', 'trap "" TERM; echo deaf; while :; do sleep 1; done'];
    const container = await dora.docker.run('run', '-d', ...inside(shop), 'busybox', ...deaf);
    await waitFor('it to be deaf', async () => (await dora.docker.run('logs', container)) === 'deaf');
    const stop = rawRequest(`POST /clusters/local/v1.41/containers/${container}/stop?t=600`, [bearer(dora)]);
    // A few more: what dora did before may not have quite ended, and takes one's place.
    const stops = await Promise.all(Array.from({ length: 264 }, () => raw.send(stop)));
    const underWay = async () => {
      const answer = await dora.door.get(`/v1.41/containers/${container}/json`);
      return answer.status === 429 && answer;
    };
    const refused = await waitFor('them to be under way', underWay, { timeoutMs: 60_000 });
    expect(refused.json.message).toContain('requests under way');
    await othersAreServed();
    const killed = await dora.door.post(`/v1.41/containers/${container}/kill`);
    expect([204, 409]).toContain(killed.status);
    const areAnswered = () => stops.every(({ statuses }) => statuses.length > 0);
    await waitFor('them to be answered', areAnswered, { timeoutMs: 60_000 });
    const isServed = async () => (await dora.door.get(`/v1.41/containers/${container}/json`)).status === 200;
    await waitFor('dora to be served again', isServed);
    await stand.engine.remove(container);
  }, 180_000);
});
