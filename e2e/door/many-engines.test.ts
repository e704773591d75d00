import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Person, PersonAtCluster } from '@/e2e/fixtures/person';
import { stand } from '@/e2e/fixtures/stand';
import { waitFor } from '@/e2e/wait-for';

/** What concerns a container on another engine than the addressed one, through the cluster. */
describe('a cluster of several engines', () => {
  const { manager, workers } = stand.swarm;
  const [worker] = workers;
  let admin: Person;
  let operator: PersonAtCluster;
  let own: PersonAtCluster;
  let stranger: PersonAtCluster;
  let shop: string;
  let network: string;
  const far = stand.unique('far');
  let id: string;

  beforeAll(async () => {
    shop = await stand.collection('shop');
    admin = await stand.admin();
    operator = await admin.at('swarm');
    own = await (await stand.person('ana', { role: 'Full Control', on: shop })).at('swarm');
    stranger = await (await stand.person('ben', { on: await stand.collection('other') })).at('swarm');
    const labels = { 'io.wheelhouse.collection': shop };
    const made = await own.door.post(`/nodes/${worker.name}/v1.41/containers/create?name=${far}`, {
      Image: 'busybox',
      Cmd: ['sleep', '1d'],
      StopSignal: 'SIGKILL',
      Labels: labels,
    });
    expect(made.status).toBe(201);
    id = made.json.Id;
    network = stand.unique('net');
    const laid = await own.door.post('/networks/create', {
      Name: network,
      Driver: 'overlay',
      Attachable: true,
      Labels: labels,
    });
    expect(laid.status).toBe(201);
  });

  afterAll(async () => {
    await worker.truth.remove(id);
    await waitFor('the network to be free', async () => {
      const { status } = await manager.truth.ask('DELETE', `/networks/${network}`);
      return status === 204 || status === 404;
    });
  });

  it('tells the events of all of them, with the node to who may see it', async () => {
    const told = operator.docker.start('events', '--filter', `container=${id}`, '--format', '{{json .}}');
    const hidden = stranger.docker.start('events', '--format', '{{json .}}');
    await waitFor('an event', async () => {
      await own.docker.attempt('start', far);
      await own.docker.attempt('kill', far);
      return told.output.includes('"start"');
    });
    const line = told.output.split('\n').find((one) => one.includes('"start"')) ?? '{}';
    const { Actor, scope } = JSON.parse(line);
    expect(scope).toBe('local');
    expect(Actor).toMatchObject({ ID: id, Attributes: { 'node.name': worker.name } });
    expect(hidden.output).not.toContain(id);
    await told.kill();
    await hidden.kill();
  });

  it('tells past ones of all of them, and each of the Swarm once', async () => {
    const since = new Date(Date.now() - 600_000).toISOString();
    // To the millisecond: whole seconds end before what was made in this one.
    const until = (Date.now() / 1000).toFixed(3);
    const lines = (
      await operator.docker.run('events', '--since', since, '--until', until, '--format', '{{json .}}')
    ).split('\n');
    const past = lines.filter((line) => line !== '').map((line) => JSON.parse(line));
    expect(past.some(({ Actor, Action }) => Actor.ID === id && Action === 'create')).toBe(true);
    const created = past.filter(
      ({ Type, Action, Actor }) =>
        Type === 'network' && Action === 'create' && Actor.Attributes.name === network,
    );
    expect(created).toHaveLength(1);
    const times = past.map(({ timeNano }) => timeNano);
    expect(times).toEqual([...times].sort((a, b) => a - b));
  });

  it('connects a container to a network where it is, for who holds both ends', async () => {
    await own.docker.run('start', far);
    const body = { Container: far };
    for (const action of ['connect', 'disconnect']) {
      expect(await stranger.door.post(`/networks/${network}/${action}`, body)).toMatchObject({ status: 404 });
    }
    const connected = async () => {
      const found = (await worker.truth.container(id)) as unknown as {
        NetworkSettings: { Networks: Record<string, unknown> };
      };
      return network in found.NetworkSettings.Networks;
    };
    expect(await connected()).toBe(false);
    await own.docker.run('network', 'connect', network, far);
    expect(await connected()).toBe(true);
    await own.docker.run('network', 'disconnect', network, far);
    expect(await connected()).toBe(false);
    // One that only its own engine has.
    await own.docker.run('network', 'disconnect', 'bridge', far);
    await own.docker.run('network', 'connect', 'bridge', far);
    expect(await own.docker.refused('network', 'connect', 'nosuch', far)).toContain('nosuch');
  });

  it('tells that details changed which no list shows', async () => {
    const detailsAt = async () => {
      const answer = await fetch(
        `${stand.facts.consoleUrl}/live/rows?topics=${encodeURIComponent(`containers@swarm/${id}`)}`,
        { headers: { authorization: `Bearer ${admin.token}` } },
      );
      return (await answer.json())[0].rows[0].detailsChangedAt as number;
    };
    const before = await detailsAt();
    await own.docker.run('update', '--restart', 'always', far);
    const updated = await waitFor('the update', async () => {
      const at = await detailsAt();
      return at > before && at;
    });
    await worker.truth.ask('POST', `/networks/bridge/disconnect`, { Container: id });
    await waitFor('what was done past the door', async () => (await detailsAt()) > updated);
  });
});
