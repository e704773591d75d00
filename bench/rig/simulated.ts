import { type ChildProcess, fork } from 'node:child_process';
import { randomInt } from 'node:crypto';
import { once } from 'node:events';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Rig } from '@/bench/rig/rig';
import { openWay, type Way } from '@/bench/rig/way';
import type { Scale } from '@/bench/simulated-engine/scale';
import type { Person } from '@/e2e/fixtures/person';
import { waitFor } from '@/e2e/wait-for';

/** Beside the bundle of bench/main.ts. */
const script = fileURLToPath(new URL('./simulated-engine/main.js', import.meta.url));

/** A simulated engine that is registered as a cluster, and people who see parts of it. */
export interface SimulatedCluster {
  /** As it is registered. */
  readonly name: string;
  readonly direct: Way;
  readonly containerIds: readonly string[];
  /** People with Full Control on the collections that were asked for, in the same order. */
  readonly tenants: readonly Person[];
  /** Stops a container that runs, or starts it. */
  toggle(containerId: string): void;
}

/** @param shares how many containers the collection of each tenant has */
export async function startSimulatedCluster(
  rig: Rig,
  scale: Partial<Scale>,
  shares: readonly number[],
): Promise<SimulatedCluster> {
  const { stand } = await import('@/e2e/fixtures/stand');
  const name = stand.unique('simulated');
  const socketPath = join(tmpdir(), `wheelhouse-${name}.sock`);
  const places = await Promise.all(shares.map(() => stand.collection('simulated')));
  const tenants = await Promise.all(places.map((on) => stand.person('lister', { on })));
  const collections = places.map((path, index) => ({ path, containers: shares[index] ?? 0 }));
  // Of one seed are one Swarm, and no Swarm is registered twice.
  const seed = randomInt(2 ** 31);
  const engine: ChildProcess = fork(script, [socketPath, JSON.stringify({ ...scale, collections, seed })]);
  rig.afterwards(() => engine.disconnect());
  const [containerIds] = await once(engine, 'message');
  await rig.admin.api.post('/clusters', { name, endpoint: `unix://${socketPath}` });
  rig.afterwards(() => rig.admin.api.delete(`/clusters/${name}`));
  await waitFor(
    `${name} to be reachable`,
    async () => (await rig.admin.api.get(`/clusters/${name}`)).state === 'reachable',
    { timeoutMs: 60_000 },
  );
  return {
    name,
    direct: openWay('the simulated engine directly', { socketPath }),
    containerIds,
    tenants,
    toggle: (id) => engine.send(id),
  };
}
