import { readdirSync, readFileSync } from 'node:fs';
import { afterEach, beforeAll, describe, expect, it } from 'vitest';
import type { Person } from '@/e2e/fixtures/person';
import { RawConnection, RawConnections, rawRequest } from '@/e2e/fixtures/raw-connection';
import { inside, stand } from '@/e2e/fixtures/stand';
import { waitFor } from '@/e2e/wait-for';

const megabyte = 1 << 20;

/** Whoever is slow, endless or many costs themselves, not the door and not the others. */
describe('those who take too much', () => {
  let ana: Person;
  let shop: string;
  let bearer: string;
  let unending: RawConnection;
  const raw = new RawConnections();

  beforeAll(async () => {
    shop = await stand.collection('shop');
    ana = await stand.person('ana', { role: 'Full Control', on: shop });
    bearer = `Authorization: Bearer ${ana.token}`;
    // It is given up only after a while, in which the other tests run.
    unending = await RawConnection.toConsole();
    unending.send(
      `POST /clusters/local/v1.41/containers/create HTTP/1.1\r\nHost: door\r\n${bearer}\r\n` +
        'Content-Type: application/json\r\nContent-Length: 1000\r\n\r\n{',
    );
  });

  afterEach(() => raw.close());

  it('a reader who does not read does not make the gateway grow', async () => {
    const flood = ['sh', '-c', 'dd if=/dev/zero bs=1M count=400 2>/dev/null | tr "\\0" x; sleep 3600'];
    const container = await ana.docker.run(
      'create',
      ...inside(shop),
      '--log-driver',
      'none',
      'busybox',
      ...flood,
    );
    const before = gatewayMemory();
    const lazy = await raw.send(
      rawRequest(`POST /clusters/local/v1.41/containers/${container}/attach?stream=1&stdout=1`, [
        bearer,
        'Connection: Upgrade',
        'Upgrade: tcp',
      ]),
    );
    expect(await lazy.status()).toBe(101);
    lazy.stopReading();
    await ana.docker.run('start', container);
    let most = 0;
    const until = Date.now() + 4_000;
    await waitFor('a while to pass', () => {
      most = Math.max(most, gatewayMemory() - before);
      return Date.now() > until;
    });
    // The engine waits for whoever is attached before it lets the container end.
    lazy.destroy();
    await stand.engine.remove(container);
    expect(most).toBeLessThan(100 * megabyte);
  });

  it('a person can hold only so many streams, and the others go on', async () => {
    const container = await ana.docker.run('run', '-d', ...inside(shop), 'busybox', 'sleep', '3600');
    const follow = rawRequest(`GET /clusters/local/v1.41/containers/${container}/logs?stdout=1&follow=1`, [
      bearer,
    ]);
    const statuses: number[] = [];
    for (let count = 0; count < 300 && !statuses.includes(429); count++) {
      statuses.push(await (await raw.send(follow)).status());
    }
    expect(statuses).toContain(429);
    expect(statuses.filter((status) => status !== 200 && status !== 429)).toEqual([]);

    const ben = await stand.person('ben', { role: 'Full Control', on: shop });
    const following = ben.docker.start('logs', '-f', container);
    expect((await ben.door.get('/v1.41/containers/json')).status).toBe(200);
    await following.kill();

    raw.close();
    await waitFor('room for new streams', async () => (await (await raw.send(follow)).status()) === 200);
  });

  it('a request that never ends is given up', async () => {
    expect(await unending.status(40_000)).toBe(408);
    unending.destroy();
  });

  /** Resident bytes of the stand's own gateway. */
  function gatewayMemory(): number {
    const pid = readdirSync('/proc').find((entry) => /^\d+$/.test(entry) && isOurGateway(entry));
    if (!pid) throw new Error('The gateway does not run');
    const pages = Number(readFileSync(`/proc/${pid}/statm`, 'utf8').split(' ')[1]);
    return pages * 4_096;
  }

  function isOurGateway(pid: string): boolean {
    try {
      const isGateway = readFileSync(`/proc/${pid}/cmdline`, 'utf8').includes('dist/gateway.js');
      return (
        isGateway &&
        readFileSync(`/proc/${pid}/environ`, 'utf8').includes(stand.facts.dockerAddress.split(':')[1] ?? '-')
      );
    } catch {
      return false; // it ended meanwhile
    }
  }
});
