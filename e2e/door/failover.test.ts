import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { PersonAtCluster } from '@/e2e/fixtures/person';
import { stand } from '@/e2e/fixtures/stand';
import { ThreeManagers } from '@/e2e/fixtures/three-managers';
import { run, tryRun } from '@/e2e/lab/command';
import { waitFor } from '@/e2e/wait-for';

/** A Swarm with all its managers registered: the next one is addressed when one fails. */
describe('a cluster of three managers', () => {
  let own: ThreeManagers;
  let operator: PersonAtCluster;
  const addressed = async () => (await operator.door.get('/info')).json.Name as string;

  beforeAll(async () => {
    own = await ThreeManagers.start();
    operator = await (await stand.admin()).at(own.name);
  });
  afterAll(() => own.stop());

  it('is addressed by one of them, as long as that works', async () => {
    const first = await addressed();
    for (let count = 0; count < 5; count++) expect(await addressed()).toBe(first);
  });

  it('goes on with the next one when that is killed, and stays there when it is back', async () => {
    const first = await addressed();
    const engine = own.byName(first);
    const env = { ...process.env, DOCKER_HOST: engine.dockerHost };
    const lost = (await run('docker', ['run', '-d', 'busybox', 'sleep', '1d'], { env })).trim();
    await waitFor('it to be known', async () => {
      return (await operator.door.get(`/containers/${lost}/json`)).status === 200;
    });
    const events = operator.docker.start('events');
    await waitFor('events to be followed', async () => {
      await operator.docker.run('ps');
      return true;
    });

    await engine.kill();
    const killedAt = Date.now();
    // Not /info: managers that have lost their leader take long over that.
    expect(await operator.door.get('/images/json')).toMatchObject({ status: 200 });
    expect(Date.now() - killedAt).toBeLessThan(3_000);
    expect(await addressed()).not.toBe(first);
    // Whoever followed is told by the end of the stream, and lands on a good one.
    await events.ends();
    const again = operator.docker.start('events', '--since', '1s');
    const name = stand.unique('after');
    await waitFor(
      'a service to be made by another manager',
      async () => {
        const made = await operator.docker.attempt(
          ...['service', 'create', '--detach', '--name', name, '--replicas', '0', 'busybox', 'true'],
        );
        return made.code === 0;
      },
      { timeoutMs: 30_000 },
    );
    await again.prints(name);
    await again.kill();

    await waitFor('its state to say that it is away', async () => {
      return (await own.engines()).find(({ hostname }) => hostname === first)?.state === 'unreachable';
    });
    // What it had is neither listed nor said not to exist.
    expect((await operator.door.get('/containers/json')).text).not.toContain(lost);
    expect((await operator.door.get(`/containers/${lost}/json`)).status).toBe(503);
    const path = await waitFor('the node by its path', async () => {
      return (await operator.door.get(`/nodes/${first}/info`)).status === 503;
    });
    expect(path).toBe(true);

    const second = await addressed();
    await engine.start();
    await own.areAll('reachable');
    expect(await addressed()).toBe(second);
    expect(await operator.door.get(`/containers/${lost}/json`)).toMatchObject({ status: 200 });
    expect(await operator.docker.run('service', 'ls', '--format', '{{.Name}}')).toContain(name);
  }, 180_000);

  it('keeps the places of what is on an engine that is away', async () => {
    const shop = await stand.collection('shop');
    const ana = await stand.person('ana', { on: shop });
    const { door } = await ana.at(own.name);
    const label = { Labels: { 'io.wheelhouse.collection': shop } };
    const made = await door.post('/containers/create', { Image: 'busybox', Cmd: ['true'], ...label });
    expect(made.status).toBe(201);
    const engine = own.byName(await addressed());
    await engine.kill();
    await waitFor('another one to be addressed', async () => (await addressed()) !== engine.name, {
      timeoutMs: 60_000,
    });
    await engine.start();
    await own.areAll('reachable');
    const { items } = await ana.api.get(`/placements?cluster=${own.name}&kind=container`);
    expect(items).toContainEqual(expect.objectContaining({ id: made.json.Id, collection: shop }));
    expect(await door.get(`/containers/${made.json.Id}/json`)).toMatchObject({ status: 200 });
  }, 180_000);

  it('is addressed by no manager that was demoted', async () => {
    const name = await addressed();
    const others = own.lab.engines.filter((engine) => engine.name !== name);
    const env = { ...process.env, DOCKER_HOST: others[0]?.dockerHost };
    await run('docker', ['node', 'demote', name], { env });
    await waitFor('another one to be addressed', async () => (await addressed()) !== name, {
      timeoutMs: 30_000,
    });
    expect((await operator.door.get(`/nodes/${name}/info`)).json.Name).toBe(name);
    // The managers may be writing down the demotion still, and then they refuse.
    const promote = () => tryRun('docker', ['node', 'promote', name], { env });
    await waitFor('it to be promoted', async () => (await promote()).code === 0);
    await own.areAll('reachable');
  }, 180_000);
});
