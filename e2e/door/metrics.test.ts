import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Person } from '@/e2e/fixtures/person';
import { makeService, removeServicesIn } from '@/e2e/fixtures/services';
import { inside, stand } from '@/e2e/fixtures/stand';
import { waitFor } from '@/e2e/wait-for';

interface Series {
  metric: string;
  unit: string;
  average: (number | null)[];
  maximum: (number | null)[];
}

/** What things used is told to who may see it where they are, and of others nothing is. */
describe('metrics', () => {
  let ana: Person;
  let viewer: Person;
  let stranger: Person;
  let blind: Person;
  let shop: string;
  let yard: string;
  let id: string;
  const name = stand.unique('busy');

  const ask = (person: Pick<Person, 'door'>, query: string) => person.door.get(`/metrics?${query}`);
  const seriesOf = async (person: Pick<Person, 'door'>, query: string): Promise<Series[]> =>
    (await ask(person, query)).json.series;
  const measured = (series: Series[], metric: string) =>
    (series.find((each) => each.metric === metric)?.average ?? []).filter((value) => value !== null);

  beforeAll(async () => {
    shop = await stand.collection('shop');
    yard = await stand.collection('yard');
    ana = await stand.person('ana', { on: shop });
    viewer = await stand.person('viewer', { role: 'View Only', on: shop });
    stranger = await stand.person('stranger', { on: yard });
    const role = await stand.role('no-stats', ['container.view']);
    blind = await stand.person('blind', { role, on: shop });
    const busy = 'while :; do :; done';
    id = await ana.docker.run(
      'run',
      '-d',
      '--name',
      name,
      '--cpus',
      '0.1',
      ...inside(shop),
      'busybox',
      'sh',
      '-c',
      busy,
    );
  });

  afterAll(() => removeServicesIn(shop));

  it('are sampled, with average and maximum, and with gaps where nothing was', async () => {
    await waitFor(
      'its use of the CPU',
      async () => measured(await seriesOf(ana, `resource=container:${id}`), 'cpuCores').length > 0,
      { timeoutMs: 50_000, intervalMs: 500 },
    );
    const { json } = await ask(ana, `resource=container:${name}&metric=cpuCores,memoryBytes`);
    expect(json.resource).toEqual({ kind: 'container', id, name });
    expect(json.stepSeconds).toBe(10);
    expect(json.series.map(({ metric, unit }: Series) => [metric, unit])).toEqual([
      ['cpuCores', 'cores'],
      ['memoryBytes', 'bytes'],
    ]);
    const [cpu, memory] = json.series;
    expect(cpu.average.length).toBe((json.toSeconds - json.fromSeconds) / 10);
    expect(cpu.average[0]).toBeNull();
    const uses = measured(json.series, 'cpuCores') as number[];
    expect(Math.max(...uses)).toBeGreaterThan(0.02);
    expect(Math.max(...uses)).toBeLessThan(0.3);
    expect(Math.max(...memory.average)).toBeGreaterThan(10_000);
  });

  it('are shown to whoever may see its statistics, be it by the beginning of its id', async () => {
    expect((await ask(viewer, `resource=container:${id.slice(0, 12)}`)).status).toBe(200);
  });

  it('are not there for strangers, in the words for what is not there', async () => {
    for (const reference of [id, name, id.slice(0, 12)]) {
      const answer = await ask(stranger, `resource=container:${reference}`);
      expect(answer.status).toBe(404);
      expect(answer.json.message).toBe(`No such container: ${reference}`);
    }
  });

  it('take container.stats of whoever may see the container', async () => {
    const answer = await ask(blind, `resource=container:${id}`);
    expect(answer.status).toBe(403);
    expect(answer.json.message).toContain(`You need container.stats on ${shop}`);
  });

  it('of the cluster and its nodes take the right to see its state', async () => {
    const refused = await ask(ana, 'resource=cluster');
    expect(refused.status).toBe(403);
    expect(refused.json.message).toContain('cluster.view on /');
    const admin = await stand.admin();
    const { json } = await ask(admin, 'resource=cluster');
    expect(json.capacity.cpuCores).toBeGreaterThan(0);
    expect(Math.max(...(measured(json.series, 'containers') as number[]))).toBeGreaterThan(0);
    const [node] = (await stand.swarm.truth.ask('GET', '/nodes')).body as { ID: string }[];
    const scheduler = await stand.person('scheduler', { role: 'Scheduler', on: '/' });
    const seen = await ask(await scheduler.at('swarm'), `resource=node:${node?.ID}`);
    expect(seen.status).toBe(403);
    expect(seen.json.message).toContain('cluster.view');
    expect((await ask(await stranger.at('swarm'), `resource=node:${await managerId()}`)).status).toBe(404);
  });

  it('of a service are the sum of its tasks, for who may see those', async () => {
    await stand.grant(`user:${ana.username}`, 'Scheduler', '/');
    const service = await makeService(ana, shop, '--replicas', '1', '--constraint', 'node.role==manager');
    const at = await ana.at('swarm');
    const other = await stranger.at('swarm');
    await waitFor(
      'the service in the answer',
      async () => (await ask(at, `resource=service:${service.id}`)).status === 200,
    );
    expect((await ask(other, `resource=service:${service.id}`)).status).toBe(404);
    expect((await ask(other, `resource=service:${service.name}`)).status).toBe(404);
    await waitFor(
      'its memory',
      async () => measured(await seriesOf(at, `resource=service:${service.id}`), 'memoryBytes').length > 0,
      { timeoutMs: 50_000, intervalMs: 500 },
    );
  });

  it.each([
    'resource=pod:x',
    'resource=container:a/b',
    'resource=cluster&metric=heat',
    'resource=cluster&step=7',
    'resource=cluster&from=5&to=1',
    'resource=cluster&from=0&to=1000000&step=10',
    'resource=cluster&extra=1',
    '',
  ])('refuse %s', async (query) => {
    expect((await ask(await stand.admin(), query)).status).toBe(400);
  });

  it('follow the container when it is moved, and stay with its last place when it is gone', async () => {
    const admin = await stand.admin();
    await admin.api.put('/placements', { cluster: 'local', kind: 'container', id, collection: yard });
    expect((await ask(ana, `resource=container:${id}`)).status).toBe(404);
    expect((await ask(stranger, `resource=container:${id}`)).status).toBe(200);
    await admin.docker.run('rm', '-f', name);
    await waitFor(
      'the container to be gone',
      async () => (await stranger.door.get(`/containers/${id}/json`)).status === 404,
    );
    const { json } = await ask(stranger, `resource=container:${id}`);
    expect(measured(json.series, 'memoryBytes').length).toBeGreaterThan(0);
    expect((await ask(ana, `resource=container:${id}`)).status).toBe(404);
    expect((await ask(stranger, `resource=container:${name}`)).status).toBe(404);
  });

  async function managerId(): Promise<string> {
    const nodes = (await stand.swarm.truth.ask('GET', '/nodes')).body as {
      ID: string;
      Spec: { Role: string };
    }[];
    return nodes.find(({ Spec }) => Spec.Role === 'manager')?.ID ?? '';
  }
});
