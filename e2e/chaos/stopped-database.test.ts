import { setTimeout as delay } from 'node:timers/promises';
import { afterEach, beforeAll, describe, expect, it } from 'vitest';
import { expectTheRecordToHold } from '@/e2e/chaos/ledger';
import { answered, Creations } from '@/e2e/chaos/load';
import { isReady, postgresPid, postgresPids } from '@/e2e/chaos/processes';
import type { Person } from '@/e2e/fixtures/person';
import { inside, stand } from '@/e2e/fixtures/stand';
import { waitFor } from '@/e2e/wait-for';

const outageMs = 8_000;
const within = { timeoutMs: 90_000, intervalMs: 100 };

/** Without the database nothing can be recorded, so nothing is changed; with it all goes on by itself. */
describe('a database that goes away while much goes on', () => {
  let shop: string;
  let ana: Person;
  let container: string;
  let stopped: number[] = [];

  beforeAll(async () => {
    shop = await stand.collection('shop');
    ana = await stand.person('ana', { on: shop });
    container = await ana.docker.run('run', '-d', ...inside(shop), 'busybox', 'sleep', '3600');
  });

  afterEach(() => {
    for (const pid of stopped.splice(0)) process.kill(pid, 'SIGCONT');
  });

  /** What reads were answered meanwhile. */
  async function duringOutage(keepAway: () => Promise<void> | void): Promise<number[]> {
    const until = performance.now() + outageMs;
    const statuses: number[] = [];
    while (performance.now() < until) {
      await keepAway();
      statuses.push((await answered(ana.door.get(`/v1.41/containers/${container}/json`))).status);
      await delay(50);
    }
    return statuses;
  }

  async function goesOn(creations: Creations): Promise<void> {
    await waitFor('the product to be ready', isReady, within);
    const after = creations.made;
    await waitFor('changes to go on', () => creations.made > after + 2, within);
    await creations.stop();
    expect(creations.statusesSince(0).filter((status) => status !== 201 && status !== 503)).toEqual([]);
    await expectTheRecordToHold(ana, shop, creations.attempts);
    const read = await ana.door.get(`/v1.41/containers/${container}/json`);
    expect(read.status).toBe(200);
  }

  it('killed again and again: changes are refused, and nothing is done off the record', async () => {
    const creations = new Creations(ana, shop, 4);
    await waitFor('changes to go on', () => creations.made > 2, within);
    const reads = await duringOutage(() => {
      const pid = postgresPid();
      if (pid !== undefined) process.kill(pid, 'SIGKILL');
    });
    expect(reads.filter((status) => status !== 200 && status !== 503)).toEqual([]);
    const refused = creations.attempts.filter(({ status }) => status === 503);
    expect(refused.length).toBeGreaterThan(0);
    for (const { message } of refused) expect(message).toMatch(/Nothing was d|cannot be reached/);
    await goesOn(creations);
  }, 300_000);

  it('that does not answer: requests end in time, and all goes on when it does again', async () => {
    const creations = new Creations(ana, shop, 4);
    await waitFor('changes to go on', () => creations.made > 2, within);
    stopped = await postgresPids();
    for (const pid of stopped) process.kill(pid, 'SIGSTOP');
    const before = creations.attempts.length;
    await delay(outageMs);
    // One that was recorded just before may still be answered.
    expect(creations.statusesSince(before).filter((status) => status === 201).length).toBeLessThanOrEqual(4);
    for (const pid of stopped.splice(0)) process.kill(pid, 'SIGCONT');
    await goesOn(creations);
  }, 300_000);
});
