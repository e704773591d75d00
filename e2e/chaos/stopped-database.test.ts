import { setTimeout as delay } from 'node:timers/promises';
import { afterEach, beforeAll, describe, expect, it } from 'vitest';
import { answered } from '@/e2e/chaos/load';
import { OutageLoad } from '@/e2e/chaos/outage-load';
import { postgresPid, postgresPids } from '@/e2e/chaos/processes';
import type { Person } from '@/e2e/fixtures/person';
import { inside, stand } from '@/e2e/fixtures/stand';

const outageMs = 8_000;
const wholeMinuteMs = 60_000;

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

  async function goesOn(load: OutageLoad): Promise<void> {
    await load.expectToGoOn();
    const read = await ana.door.get(`/v1.41/containers/${container}/json`);
    expect(read.status).toBe(200);
  }

  it.each([
    ['killed', 'SIGKILL'],
    ['shut down', 'SIGINT'],
  ] as const)(
    '%s again and again: changes are refused, and nothing is done off the record',
    async (_, signal) => {
      const load = await OutageLoad.start(ana, shop);
      const reads = await duringOutage(() => {
        const pid = postgresPid();
        if (pid !== undefined) process.kill(pid, signal);
      });
      expect(reads.filter((status) => status !== 200 && status !== 503)).toEqual([]);
      load.expectRefusals();
      await goesOn(load);
    },
    300_000,
  );

  it('that does not answer: requests end in time, and all goes on when it does again', async () => {
    const load = await OutageLoad.start(ana, shop);
    stopped = await postgresPids();
    for (const pid of stopped) process.kill(pid, 'SIGSTOP');
    const before = load.containers.attempts.length;
    await delay(outageMs);
    // One that was recorded just before may still be answered.
    expect(
      load.containers.statusesSince(before).filter((status) => status === 201).length,
    ).toBeLessThanOrEqual(4);
    for (const pid of stopped.splice(0)) process.kill(pid, 'SIGCONT');
    await goesOn(load);
  }, 300_000);

  it('that does not answer for a minute: whoever waits is told so', async () => {
    const load = await OutageLoad.start(ana, shop);
    stopped = await postgresPids();
    for (const pid of stopped) process.kill(pid, 'SIGSTOP');
    // Longer than anybody may wait: one that still does by then waits for the database.
    await delay(wholeMinuteMs);
    expect(load.isRefused()).toBe(true);
    for (const pid of stopped.splice(0)) process.kill(pid, 'SIGCONT');
    load.expectRefusals();
    await goesOn(load);
  }, 300_000);
});
