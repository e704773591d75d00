import { RestClient } from '@/e2e/fixtures/rest';
import { type Lab, startLab } from '@/e2e/lab/lab';
import { waitFor } from '@/e2e/wait-for';
import type { EngineFacts, StandFacts, SwarmFacts } from './facts';

/** The name under which the product knows the Swarm. */
const swarmCluster = 'swarm';

/** Three engines in one Swarm, the first of which is its manager. */
export function startSwarmLab(): Promise<Lab> {
  return startLab({ engines: 3, swarm: true });
}

/** Ends a lab that is perhaps still starting. One that failed to start has left nothing. */
export async function stopOnceStarted(starting: Promise<Lab>): Promise<void> {
  const [outcome] = await Promise.allSettled([starting]);
  if (outcome.status === 'fulfilled') await outcome.value.stop();
}

export function swarmFacts({ engines, registry }: Lab): SwarmFacts {
  const [manager, first, second] = engines.map(
    ({ name, socket, address }): EngineFacts => ({ name, socket, address }),
  );
  if (!manager || !first || !second) throw new Error('The Swarm of the stand has three nodes');
  return { nodes: [manager, first, second], registry };
}

/** Registers the Swarm with all its engines as an administrator does, and waits until the product reaches them. */
export async function registerSwarm(
  { consoleUrl, adminPassword }: Pick<StandFacts, 'consoleUrl' | 'adminPassword'>,
  { nodes: [manager, ...workers], registry }: SwarmFacts,
): Promise<void> {
  const credentials = { username: 'admin', password: adminPassword };
  const { token } = await new RestClient(consoleUrl).post('/auth/login', credentials);
  const admin = new RestClient(consoleUrl, token);
  await admin.post('/clusters', {
    name: swarmCluster,
    endpoint: `unix://${manager.socket}`,
    registries: ['docker.io', registry],
    publishedHost: manager.address,
  });
  for (const { socket } of workers) {
    await admin.post(`/clusters/${swarmCluster}/engines`, { endpoint: `unix://${socket}` });
  }
  await waitFor('the product to reach the Swarm', async () => {
    const { state, details } = await admin.get(`/clusters/${swarmCluster}`);
    const engines: { state: string }[] = details.engines;
    return state === 'reachable' && engines.every((engine) => engine.state === 'reachable');
  });
}
