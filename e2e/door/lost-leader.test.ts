import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { bearer, LiveReader } from '@/e2e/fixtures/live-reader';
import type { Person, PersonAtCluster } from '@/e2e/fixtures/person';
import { stand } from '@/e2e/fixtures/stand';
import { ThreeManagers } from '@/e2e/fixtures/three-managers';
import { WebhookSink } from '@/e2e/fixtures/webhook-sink';
import { tryRun } from '@/e2e/lab/command';
import { waitFor } from '@/e2e/wait-for';

const noLeader = 'The swarm does not have a leader';

/** Two managers of three are killed: the third answers all but what is the Swarm's. */
describe('a Swarm that lost its leader', () => {
  let own: ThreeManagers;
  let admin: Person;
  let operator: PersonAtCluster;
  let reader: LiveReader;
  let sink: WebhookSink;
  let webhook: { id: string };
  const containers = () => `containers@${own.name}`;
  const services = () => `services@${own.name}`;
  const service = stand.unique('kept');

  beforeAll(async () => {
    own = await ThreeManagers.start();
    admin = await stand.admin();
    operator = await admin.at(own.name);
    sink = await WebhookSink.start();
    await admin.api.put('/alert-rules/swarm-leaderless', { isEnabled: true, thresholds: { seconds: 0 } });
    await admin.api.put('/webhook-networks', { networks: ['127.0.0.0/8'] });
    webhook = await admin.api.post('/webhooks', { name: stand.unique('leader'), url: sink.url });
    const image = `${own.lab.registry}/busybox`;
    await own.docker('service', 'create', '-d', '--mode', 'global', '--name', service, image, 'sleep', '1d');
    reader = await LiveReader.open(bearer(admin), [services(), containers(), 'fleet']);
    await reader.loaded(services(), containers(), 'fleet');
    await waitFor('its tasks', () => reader.named(services(), service)?.running === 3, { timeoutMs: 60_000 });
  });
  afterAll(async () => {
    reader.close();
    await admin.api.put('/alert-rules/swarm-leaderless', { isEnabled: true });
    if (webhook) await admin.api.delete(`/webhooks/${webhook.id}`);
    await sink?.stop();
    await own.stop();
  });

  /** The webhook has been told, of the rule of leaders. */
  const told = (cluster: string, event: string) =>
    waitFor(`the webhook to hear ${event}`, () => sink.about(cluster).some((each) => each.event === event), {
      timeoutMs: 120_000,
    });

  it('is told to be what it was, with its engine’s words, while containers stay live, and comes back', async () => {
    const [kept, ...others] = own.lab.engines;
    const env = { ...process.env, DOCKER_HOST: kept.dockerHost };
    for (const engine of others) await engine.kill();

    await waitFor(
      'the engine to say so',
      async () => (await tryRun('docker', ['node', 'ls'], { env })).stderr.includes(noLeader),
      { timeoutMs: 120_000 },
    );
    const saidAt = Date.now();
    await waitFor(
      'the Swarm to be marked stale',
      () => typeof reader.swarmStaleSince.get(own.name) === 'number',
      { timeoutMs: 20_000 },
    );
    // Its own word is that it is away; two seconds and what a slow machine takes.
    expect(Date.now() - saidAt).toBeLessThan(10_000);
    await waitFor(
      'the engine’s words',
      () => {
        const silence = reader.named('fleet', own.name)?.swarmSilence as { reason: string } | null;
        return silence?.reason.includes(noLeader);
      },
      { timeoutMs: 60_000 },
    );
    expect(reader.states.get(own.name)).toBe('live');
    expect(reader.named(services(), service)).toBeDefined();

    const id = (await admin.api.get(`/clusters/${own.name}`)).id;
    await told(id, 'alert.firing');

    // Nobody takes what the Swarm was for what it is.
    const asked = await operator.door.get('/services');
    expect(asked.status).toBe(503);
    expect(asked.json.message).toContain(noLeader);

    const name = stand.unique('new');
    await tryRun('docker', ['run', '-d', '--name', name, 'busybox', 'sleep', '1d'], { env });
    await waitFor('a new container', () => reader.named(containers(), name), { timeoutMs: 20_000 });
    expect((await operator.door.get(`/containers/${name}/json`)).status).toBe(200);
    await tryRun('docker', ['rm', '-f', name], { env });
    await waitFor('its end', () => reader.named(containers(), name) === undefined, { timeoutMs: 20_000 });

    for (const engine of others) await engine.start();
    await waitFor('it to be back', () => reader.swarmStaleSince.get(own.name) === null, {
      timeoutMs: 120_000,
    });
    await waitFor(
      'its lists to be served',
      async () => (await operator.door.get('/services')).json?.[0]?.Spec?.Name === service,
      { timeoutMs: 60_000 },
    );
    await waitFor('the fleet to say so', () => reader.named('fleet', own.name)?.swarmSilence === null, {
      timeoutMs: 20_000,
    });
    await told(id, 'alert.resolved');
    const stranger = await stand.person('sam', { on: await stand.collection('sibling') });
    const known = await stranger.api.get('/alerts?state=resolved&limit=500');
    expect(JSON.stringify(known)).not.toContain(own.name);
  }, 400_000);
});
