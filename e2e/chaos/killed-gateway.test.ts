import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { expectTheRecordToHold } from '@/e2e/chaos/ledger';
import { creations as startCreations } from '@/e2e/chaos/load';
import { isReady } from '@/e2e/chaos/processes';
import { pidListeningOn } from '@/e2e/fixtures/gateway-process';
import type { Person } from '@/e2e/fixtures/person';
import { RawConnections, rawRequest } from '@/e2e/fixtures/raw-connection';
import { inside, stand } from '@/e2e/fixtures/stand';
import { tarOfOneFile } from '@/e2e/fixtures/tar-of-one-file';
import { waitFor } from '@/e2e/wait-for';

const uploadBytes = 512 * 1024 * 1024;
const within = { timeoutMs: 90_000, intervalMs: 100 };

describe('a gateway that is killed while much goes on', () => {
  let shop: string;
  let ana: Person;
  let container: string;
  const raw = new RawConnections();

  beforeAll(async () => {
    shop = await stand.collection('shop');
    ana = await stand.person('ana', { on: shop });
    const talk = ['sh', '-c', 'while sleep 0.1; do echo talking; done'];
    container = await ana.docker.run('run', '-d', ...inside(shop), 'busybox', ...talk);
  });

  afterAll(() => raw.close());

  it('is back by itself; what was begun is concluded, and nothing is stuck', async () => {
    const bearer = `Authorization: Bearer ${ana.token}`;
    const base = `/clusters/local/v1.41/containers/${container}`;
    const tar = tarOfOneFile(uploadBytes);
    const follow = rawRequest(`GET ${base}/logs?stdout=1&follow=1&tail=1`, [bearer]);
    const creations = startCreations(ana, shop, 4);
    for (let round = 0; round < 3; round += 1) {
      const followers = await Promise.all(Array.from({ length: 30 }, () => raw.send(follow)));
      await waitFor('them to follow', () => followers.every(({ text }) => text.includes('talking')), within);
      for (let count = 0; count < 2; count += 1) {
        const head = rawRequest(`PUT ${base}/archive?path=/tmp`, [bearer, `Content-Length: ${tar.length}`]);
        const upload = await raw.send(head);
        let sent = 0;
        for (const chunk of tar.chunks()) {
          upload.send(chunk);
          sent += chunk.length;
          if (sent > 8 * 1024 * 1024) break;
        }
      }
      const before = creations.made;
      await waitFor('changes to go on', () => creations.made > before + 2, within);
      process.kill(pidListeningOn(Number(new URL(stand.facts.consoleUrl).port)), 'SIGKILL');
      await waitFor('all followers to be told', () => followers.every(({ isClosed }) => isClosed), within);
      await waitFor('the product to be ready', isReady, within);
      const after = creations.made;
      await waitFor('changes to go on', () => creations.made > after, within);
    }
    await creations.stop();
    expect(creations.statusesSince(0).filter((status) => ![0, 201, 503].includes(status))).toEqual([]);
    await expectTheRecordToHold(ana, shop, creations.attempts);
    expect(await ana.docker.run('exec', container, 'echo', 'not stuck')).toBe('not stuck');
    expect(await ana.docker.run('logs', '--tail', '1', container)).toBe('talking');
  }, 300_000);
});
