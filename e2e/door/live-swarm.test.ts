import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { bearer, LiveReader } from '@/e2e/fixtures/live-reader';
import type { Person } from '@/e2e/fixtures/person';
import { inside, stand } from '@/e2e/fixtures/stand';
import { waitFor } from '@/e2e/wait-for';

const topics = ['services@swarm', 'tasks@swarm', 'nodes@swarm', 'containers@swarm'];

/** What belongs to a Swarm, live: of tasks and services nobody learns of the nodes that they may not see. */
describe('a Swarm that is followed live', () => {
  let shop: string;
  let ana: Person;
  let name: string;
  const open: LiveReader[] = [];

  const follow = async (person: Person) => {
    const reader = await LiveReader.open(bearer(person), topics);
    open.push(reader);
    await reader.loaded(...topics);
    return reader;
  };

  beforeAll(async () => {
    shop = await stand.collection('shop', '');
    ana = await stand.person('ana', { on: shop });
    name = stand.unique('svc');
    const { docker } = await ana.at('swarm');
    await docker.run(
      ...['service', 'create', '-d', '--name', name, '--replicas', '2', ...inside(shop)],
      ...[stand.swarm.image('busybox'), 'sleep', '3600'],
    );
  });

  afterAll(async () => {
    for (const reader of open) reader.close();
    await stand.swarm.removeService(name);
  });

  it('counts what runs, and shows tasks with their nodes to who may see those', async () => {
    const operator = await follow(await stand.admin());
    await waitFor('two replicas', () => operator.named('services@swarm', name)?.running === 2, {
      timeoutMs: 30_000,
    });
    expect(operator.named('services@swarm', name)).toMatchObject({
      collection: shop,
      owner: ana.username,
      mode: 'replicated',
      desired: 2,
      nodes: expect.any(Number),
    });
    const tasks = operator
      .rows('tasks@swarm')
      .filter((task) => task.service === name && task.state === 'running');
    expect(tasks.map((task) => task.name).sort()).toEqual([`${name}.1`, `${name}.2`]);
    for (const task of tasks) expect(stand.swarm.nodes.map((node) => node.name)).toContain(task.node);
    const containers = operator.rows('containers@swarm').filter((row) => row.serviceName === name);
    expect(containers).toHaveLength(2);
    for (const row of containers) expect(stand.swarm.nodes.map((node) => node.name)).toContain(row.node);
    const leader = operator.rows('nodes@swarm').find((node) => node.isLeader);
    expect(leader).toMatchObject({ name: stand.swarm.manager.name, role: 'manager' });
    expect(leader?.address).toContain(stand.swarm.manager.address);
  });

  it('hides nodes and their number from who may not see them', async () => {
    // Everyone may see the nodes of /Shared: that grant is theirs too.
    const reader = await follow(ana);
    await waitFor('the service', () => reader.named('services@swarm', name), { timeoutMs: 2_000 });
    expect(reader.named('services@swarm', name)).toMatchObject({ nodes: null });
    expect(reader.named('nodes@swarm', stand.swarm.manager.name)).toBeUndefined();
    for (const node of reader.rows('nodes@swarm')) expect(node.address).toBeNull();
    expect(reader.text).not.toContain(stand.swarm.manager.name);
  });

  it('is nothing to a stranger', async () => {
    const carol = await stand.person('carol', { on: await stand.collection('bakery', '') });
    const reader = await follow(carol);
    expect(reader.rows('services@swarm')).toEqual([]);
    expect(reader.rows('tasks@swarm')).toEqual([]);
    expect(reader.text).not.toContain(name);
  });

  it('takes the tasks along when a service is moved, and shows a scale', async () => {
    const admin = await stand.admin();
    const attic = await stand.collection('attic', '');
    const reader = await follow(ana);
    const service = await waitFor('the service', () => reader.named('services@swarm', name), {
      timeoutMs: 2_000,
    });
    const { docker } = await ana.at('swarm');
    await docker.run('service', 'scale', '-d', `${name}=1`);
    await waitFor('the scale', () => reader.named('services@swarm', name)?.desired === 1, {
      timeoutMs: 2_000,
    });
    await admin.api.put('/placements', {
      cluster: 'swarm',
      kind: 'service',
      id: service.id,
      collection: attic,
    });
    await waitFor(
      'service, tasks and containers to go',
      () =>
        topics.every(
          (topic) => topic === 'nodes@swarm' || reader.rows(topic).every((row) => !row.name.startsWith(name)),
        ),
      { timeoutMs: 2_000 },
    );
    expect(reader.text).not.toContain(attic);
  });
});
