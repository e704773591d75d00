import { waitFor } from '@/e2e/wait-for';
import { run } from './command';
import type { Engine } from './engine';

/** Makes the first engine a Swarm's manager and the others its workers; waits until all are ready. */
export async function formSwarm(manager: Engine, workers: readonly Engine[]): Promise<void> {
  const onManager = { env: { ...process.env, DOCKER_HOST: manager.dockerHost } };
  await run('docker', ['swarm', 'init', '--advertise-addr', manager.address], onManager);
  const token = (await run('docker', ['swarm', 'join-token', '--quiet', 'worker'], onManager)).trim();
  await Promise.all(
    workers.map((worker) =>
      run(
        'docker',
        ['swarm', 'join', '--token', token, '--advertise-addr', worker.address, `${manager.address}:2377`],
        { env: { ...process.env, DOCKER_HOST: worker.dockerHost } },
      ),
    ),
  );
  await waitFor('all nodes of the Swarm to be ready', async () => {
    const states = (await run('docker', ['node', 'ls', '--format', '{{.Status}}'], onManager))
      .trim()
      .split('\n');
    return states.length === workers.length + 1 && states.every((state) => state === 'Ready');
  });
  await waitFor('all nodes to have the networks that a Swarm makes', async () => {
    const networks = await Promise.all(
      [manager, ...workers].map(({ dockerHost }) =>
        run('docker', ['network', 'ls', '--format', '{{.Name}}'], {
          env: { ...process.env, DOCKER_HOST: dockerHost },
        }),
      ),
    );
    return networks.every((names) => ['ingress', 'docker_gwbridge'].every((name) => names.includes(name)));
  });
}
