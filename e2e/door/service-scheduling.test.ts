import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Person } from '@/e2e/fixtures/person';
import { makeService, removeServicesIn } from '@/e2e/fixtures/services';
import { stand } from '@/e2e/fixtures/stand';
import { waitFor } from '@/e2e/wait-for';

/** Tasks run on nodes of collections where whoever made the service holds node.schedule, nowhere else. */
describe('where services run', () => {
  let shop: string;
  let gpu: string;
  let ana: Person;
  let gina: Person;
  let admin: Person;
  let gpuNode: string;
  let otherWorker: string;
  let manager: string;

  beforeAll(async () => {
    admin = await stand.admin();
    shop = await stand.collection('shop');
    gpu = await stand.collection('gpu', '');
    ana = await stand.person('ana', { role: 'Full Control', on: shop });
    gina = await stand.person('gina', { role: 'Full Control', on: shop });
    const [first, second, third] = await Promise.all(
      stand.swarm.nodes.map(async ({ docker }) => docker.run('info', '--format', '{{.Swarm.NodeID}}')),
    );
    manager = first ?? '';
    otherWorker = second ?? '';
    gpuNode = third ?? '';
    await move(gpuNode, gpu);
  });

  afterAll(async () => {
    await move(gpuNode, '/Shared');
    await removeServicesIn(shop);
  });

  async function move(id: string, collection: string): Promise<void> {
    await waitFor('the node to be known', async () => {
      const { status } = await admin.api.call('PUT', '/placements', {
        cluster: 'swarm',
        kind: 'node',
        id,
        collection,
      });
      return status < 300;
    });
  }

  /** The nodes on which tasks run, once as many run as there should be. */
  async function nodesOf(service: string, count: number): Promise<string[]> {
    return waitFor(`${count} tasks of ${service} to run`, async () => {
      const tasks = await stand.swarm.tasksOf(service);
      const running = tasks.filter(
        (task) => task.Status.State === 'running' && task.DesiredState !== 'shutdown',
      );
      return running.length === count && running.map(({ NodeID }) => NodeID ?? '').sort();
    });
  }

  it('is only on the nodes of one\u2019s own collections, in every mode', async () => {
    const global = await makeService(ana, shop, '--mode', 'global');
    expect(await nodesOf(global.name, 1)).toEqual([otherWorker]);
    const many = await makeService(ana, shop, '--replicas', '4');
    expect(new Set(await nodesOf(many.name, 4))).toEqual(new Set([otherWorker]));
    const job = await makeService(ana, shop, '--mode', 'global-job');
    expect(await nodesOf(job.name, 1)).toEqual([otherWorker]);
    await admin
      .at('swarm')
      .then(({ docker }) => docker.run('service', 'rm', global.name, many.name, job.name));
  });

  it('is not widened by constraints of one\u2019s own', async () => {
    const forged = [
      '--constraint',
      `node.id==${gpuNode}`,
      '--constraint',
      'node.labels.io.wheelhouse.schedule.x!=y',
    ];
    const { name, id } = await makeService(ana, shop, ...forged);
    const constraints = (await stand.swarm.service(id))?.Spec.TaskTemplate.Placement.Constraints;
    expect(constraints).toEqual([
      `node.id==${gpuNode}`,
      expect.stringMatching(/^node\.labels\.io\.wheelhouse\.schedule\.[0-9a-f]{16}==true$/),
    ]);
    const waiting = await waitFor('the manager to give up', async () =>
      (await stand.swarm.tasksOf(name)).find(({ Status }) => Status.Err),
    );
    expect(waiting.NodeID).toBeUndefined();
    const { docker, door } = await ana.at('swarm');
    expect((await door.get('/tasks')).text).not.toMatch(/on \d+ nodes?/);
    await docker.run(
      'service',
      'update',
      '-d',
      '--constraint-rm',
      constraints[1],
      '--constraint-rm',
      constraints[0],
      name,
    );
    expect(await nodesOf(name, 1)).toEqual([otherWorker]);
    expect((await stand.swarm.service(id))?.Spec.TaskTemplate.Placement.Constraints).toEqual([
      constraints[1],
    ]);
    await docker.run('service', 'rm', name);
  });

  it('follows the rights of whoever changes what runs, also when they take it back', async () => {
    const { docker: root } = await admin.at('swarm');
    const anywhere = await makeService(admin, shop, '--mode', 'global', '--update-monitor', '100ms');
    expect(await nodesOf(anywhere.name, 3)).toHaveLength(3);
    const { docker } = await ana.at('swarm');
    await docker.run('service', 'update', '-d', '--env-add', 'A=b', anywhere.name);
    expect(await nodesOf(anywhere.name, 1)).toEqual([otherWorker]);
    await waitFor('the rollback to be taken', async () => {
      const { code } = await docker.attempt('service', 'rollback', '-d', anywhere.name);
      return code === 0;
    });
    expect(await nodesOf(anywhere.name, 1)).toEqual([otherWorker]);
    // Managers count their own progress with an update as changes.
    await waitFor('the rollback to be over', async () => {
      const { code } = await root.attempt('service', 'update', '-d', '--env-add', 'B=c', anywhere.name);
      return code === 0;
    });
    expect(await nodesOf(anywhere.name, 3)).toHaveLength(3);
    await root.run('service', 'rm', anywhere.name);
  });

  it('is not changed by an operator who scales somebody else\u2019s', async () => {
    const { docker: root } = await admin.at('swarm');
    const { name } = await makeService(ana, shop);
    await root.run('service', 'scale', '-d', `${name}=3`);
    expect(new Set(await nodesOf(name, 3))).toEqual(new Set([otherWorker]));
    await root.run('service', 'rm', name);
  });

  it('comes and goes with a grant, at the next change, and with a node at once', async () => {
    const { docker } = await gina.at('swarm');
    const { name } = await makeService(gina, shop, '--mode', 'global');
    expect(await nodesOf(name, 1)).toEqual([otherWorker]);
    const grant = await stand.grant(`user:${gina.username}`, 'Scheduler', gpu);
    await docker.run('service', 'update', '-d', '--force', name);
    expect(await nodesOf(name, 2)).toEqual([otherWorker, gpuNode].sort());
    await move(gpuNode, '/System');
    expect(await nodesOf(name, 1)).toEqual([otherWorker]);
    await move(gpuNode, gpu);
    expect(await nodesOf(name, 2)).toContain(gpuNode);
    await grant.revoke();
    await docker.run('service', 'update', '-d', '--force', name);
    expect(await nodesOf(name, 1)).toEqual([otherWorker]);
    await docker.run('service', 'rm', name);
  });

  it('keeps out of exclusive collections who has no grant on or in them', async () => {
    const walled = `/Shared/${stand.unique('walled')}`;
    const { id } = await admin.api.post('/collections', { path: walled, exclusive: true });
    await move(gpuNode, walled);
    const { name } = await makeService(ana, shop, '--mode', 'global');
    expect(await nodesOf(name, 1)).toEqual([otherWorker]);
    const { name: byAdmin } = await makeService(admin, shop, '--mode', 'global');
    expect(await nodesOf(byAdmin, 2)).toEqual([otherWorker, manager].sort());
    const grant = await stand.grant(`user:${ana.username}`, 'Scheduler', walled);
    const { docker } = await ana.at('swarm');
    await docker.run('service', 'update', '-d', '--force', name);
    expect(await nodesOf(name, 2)).toEqual([otherWorker, gpuNode].sort());
    await docker.run('service', 'rm', name, byAdmin);
    await move(gpuNode, gpu);
    await grant.revoke();
    await admin.api.delete(`/collections/${id}`);
  });
});
