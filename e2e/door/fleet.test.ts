import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Person } from '@/e2e/fixtures/person';
import { makeService, removeServicesIn } from '@/e2e/fixtures/services';
import { inside, stand } from '@/e2e/fixtures/stand';
import { waitFor } from '@/e2e/wait-for';
import type { FleetRow } from '@/lib/fleet/fleet-row';

/** The clusters in numbers, as this person is told of them. */
async function fleetOf(person: Person): Promise<ReadonlyMap<string, FleetRow>> {
  const answer = await fetch(`${stand.facts.consoleUrl}/live/rows?topics=fleet`, {
    headers: { authorization: `Bearer ${person.token}` },
  });
  const [{ rows }] = (await answer.json()) as [{ rows: FleetRow[] }];
  return new Map(rows.map((row) => [row.name, row]));
}

async function clusterOf(person: Person, name: string): Promise<FleetRow> {
  const row = (await fleetOf(person)).get(name);
  if (!row) throw new Error(`Nothing is told of ${name}`);
  return row;
}

describe('clusters in numbers', () => {
  let shop = '';
  let admin: Person;
  let ana: Person;
  let ben: Person;
  let broken = '';
  let service = '';

  beforeAll(async () => {
    const bank = await stand.collection('bank', '');
    shop = await stand.collection('shop', '');
    admin = await stand.admin();
    ana = await stand.person('ana', { on: shop });
    await stand.grant(`user:${ana.username}`, 'Scheduler', '/Shared');
    ben = await stand.person('ben', { role: 'View Only', on: bank });
    broken = stand.unique('broken');
    const command = ['busybox', 'sh', '-c', 'exit 3'];
    await ana.docker.attempt('run', '--name', broken, ...inside(shop), ...command);
    const options = ['--replicas', '2', '--constraint', 'node.labels.nowhere==1'];
    service = (await makeService(ana, shop, ...options, '--reserve-memory', '16m')).name;
  });

  afterAll(() => removeServicesIn(shop));

  it('counts for each person what they may see', async () => {
    const local = await clusterOf(ana, 'local');
    expect(local.containers).toEqual({ total: 1, running: 0, unhealthy: 0, restarting: 0 });
    expect(local.troubles).toEqual([
      expect.objectContaining({ kind: 'containers', name: broken, words: 'ended with code 3' }),
    ]);
    await waitFor('her service is told to be short', async () => {
      const swarm = await clusterOf(ana, 'swarm');
      expect(swarm.services).toMatchObject({ total: 1, short: 1 });
      return swarm.troubles.some(({ name, words }) => name === service && words === '0 of 2 running');
    });
    expect((await clusterOf(admin, 'local')).containers.total).toBeGreaterThanOrEqual(1);
  });

  it('tells a stranger nothing of it: no number, no name', async () => {
    const fleet = await fleetOf(ben);
    for (const row of fleet.values()) {
      expect(row.containers.total).toBe(0);
      expect(row.services.total).toBe(0);
      expect(row.tasks).toEqual({ running: 0, waiting: 0 });
      expect(row.use.tasks).toBe(0);
      expect(row.troubleCount).toBe(0);
    }
    expect(JSON.stringify([...fleet.values()])).not.toContain(broken);
    expect(JSON.stringify([...fleet.values()])).not.toContain(service);
  });

  it('counts nodes and what they have only where they may be seen', async () => {
    expect((await clusterOf(admin, 'swarm')).nodes).toMatchObject({ total: 3, managers: 1 });
    // By everyone’s grant the workers, and not the manager in /System.
    const swarm = await clusterOf(ben, 'swarm');
    expect(swarm.nodes).toMatchObject({ total: 2, managers: 0 });
    const one = (await clusterOf(admin, 'swarm')).capacity?.cpus ?? 0;
    expect(swarm.capacity?.cpus).toBeCloseTo((one * 2) / 3);
    expect((await clusterOf(admin, 'local')).capacity?.cpus).toBeGreaterThan(0);
    expect((await clusterOf(ben, 'local')).capacity).toBeNull();
  });

  it('changes when rights change', async () => {
    await stand.grant(`user:${ben.username}`, 'View Only', shop);
    await waitFor('he is told of the container', async () => {
      return (await clusterOf(ben, 'local')).containers.total === 1;
    });
  });
});
