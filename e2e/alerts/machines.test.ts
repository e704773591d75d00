import { rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { OwnSwarm } from '@/e2e/chaos/own-swarm';
import { Screens } from '@/e2e/chaos/screens';
import type { Person } from '@/e2e/fixtures/person';
import { stand } from '@/e2e/fixtures/stand';
import { TestAuthority } from '@/e2e/fixtures/test-authority';
import { WebhookSink } from '@/e2e/fixtures/webhook-sink';
import type { ConfigureEngine } from '@/e2e/lab/engine';
import { type Lab, startLab } from '@/e2e/lab/lab';
import { mountSmallDisk } from '@/e2e/lab/small-disk';
import { waitFor } from '@/e2e/wait-for';
import type { RuleName } from '@/lib/alerts/rules';
import type { AlertView } from '@/lib/alerts/schema';
import type { MadeWebhook } from '@/lib/webhooks/schema';
import { isGenuine } from '@/lib/webhooks/signature';

const minutes = 60_000;
const patient = { timeoutMs: 4 * minutes, intervalMs: 500 };
const mebibyte = 1024 * 1024;

/** What each rule is to say once its part of the lab is broken; all of it is broken at once. */
const stories: [RuleName, RegExp][] = [
  ['node-down', /^The node \S+ is down/],
  ['engine-unreachable', /^The engine \S+ does not answer/],
  ['disk-nearly-full', /^The disk of the engine \S+ is more than 85 % full/],
  ['certificate-expiring', /^The certificate of the engine \S+ expires on/],
  ['service-short', /runs 0 of 1 replicas/],
  ['restart-loop', /exit code 7/],
];

/** Real nodes that go, engines that are killed, disks that fill, certificates that end. */
describe('what goes wrong with machines', () => {
  const [diskName, tlsName, deadName] = [stand.unique('disk'), stand.unique('tls'), stand.unique('dead')];
  const rules = ['node-down', 'engine-unreachable', 'service-short', 'restart-loop'] as const;
  let admin: Person;
  let own: OwnSwarm;
  let lab: Lab;
  let authority: TestAuthority;
  let serverDays = 2;
  let diskFolder = '';
  let shop: string;
  let depot: string;
  let keeper: Person;
  let stranger: Person;
  let looping: string;
  let screens: Screens;
  let sink: WebhookSink;
  let everything: MadeWebhook;
  let depots: MadeWebhook;

  const service = stand.unique('short');

  beforeAll(async () => {
    admin = await stand.admin();
    authority = await TestAuthority.make();
    [own, lab] = await Promise.all([OwnSwarm.start(), startLab({ engines: 3, registry: false, configure })]);
    const [disk, tls, dead] = lab.engines;
    shop = await stand.collection('shop');
    // Beside /Shared, whose nodes are everyone's to see.
    depot = `/${stand.unique('depot')}`;
    await admin.api.post('/collections', { path: depot });
    // Before the first thing is wrong: who is set up later is not told of it.
    sink = await WebhookSink.start();
    sink.behaviour = 500;
    await admin.api.put('/webhook-networks', { networks: ['127.0.0.0/8'] });
    everything = await admin.api.post('/webhooks', { name: stand.unique('all'), url: sink.url });
    depots = await admin.api.post('/webhooks', {
      name: stand.unique('depot'),
      url: sink.url,
      collection: depot,
    });
    const register = (name: string, more: object) => admin.api.post('/clusters', { name, ...more });
    await register(diskName, { endpoint: disk.dockerHost });
    await register(tlsName, { endpoint: `tcp://${tls?.address}:2376`, tls: await authority.client() });
    await register(deadName, { endpoint: dead?.dockerHost });
    keeper = await stand.person('kim', { role: 'View Only', on: depot });
    stranger = await stand.person('sam', { on: await stand.collection('sibling') });
    await moveNode(depot);
    await setRules();
    screens = await Screens.open(admin, { alerts: '/ops/alerts' });
    await breakAll();
  }, 6 * minutes);

  afterAll(async () => {
    for (const rule of rules) await admin.api.put(`/alert-rules/${rule}`, { isEnabled: true });
    await screens?.close();
    for (const webhook of [everything, depots])
      if (webhook) await admin.api.delete(`/webhooks/${webhook.id}`);
    await sink?.stop();
    for (const name of [diskName, tlsName, deadName]) await admin.api.call('DELETE', `/clusters/${name}`);
    if (looping) await stand.engine.remove(looping);
    await own?.stop();
    await lab?.stop();
  }, 2 * minutes);

  const configure: ConfigureEngine = async ({ index, address, folder, dataFolder }) => {
    if (index === 0) {
      diskFolder = dataFolder;
      await mountSmallDisk(dataFolder, 64);
    }
    if (index !== 1) return {};
    const { certificatePem, keyPem } = await authority.server([address], serverDays);
    const files = { tlscacert: authority.pem, tlscert: certificatePem, tlskey: keyPem };
    for (const [name, text] of Object.entries(files)) writeFileSync(join(folder, name), text);
    const paths = Object.fromEntries(Object.keys(files).map((name) => [name, join(folder, name)]));
    return { hosts: [`tcp://${address}:2376`], tlsverify: true, ...paths };
  };

  async function setRules(): Promise<void> {
    const soon = { seconds: 0 };
    await admin.api.put('/alert-rules/node-down', { isEnabled: true, thresholds: soon });
    await admin.api.put('/alert-rules/engine-unreachable', { isEnabled: true, thresholds: soon });
    await admin.api.put('/alert-rules/service-short', { isEnabled: true, thresholds: { minutes: 0 } });
    const often = { restarts: 3, minutes: 5 };
    await admin.api.put('/alert-rules/restart-loop', { isEnabled: true, thresholds: often });
  }

  /** The node that is going to be down belongs to the depot. */
  async function moveNode(collection: string): Promise<void> {
    const id = (await own.node(2))?.ID;
    await admin.api.put('/placements', { cluster: own.name, kind: 'node', id, collection });
  }

  async function breakAll(): Promise<void> {
    const { docker } = await admin.at(own.name);
    await docker.run(
      ...['service', 'create', '-d', '--name', service, '--label', `io.wheelhouse.collection=${shop}`],
      ...['--constraint', 'node.labels.nowhere==1', own.image('busybox'), 'sleep', '3600'],
    );
    looping = await admin.docker.run(
      ...['run', '-d', '--restart', 'always', '--label', `io.wheelhouse.collection=${shop}`],
      ...['busybox', 'sh', '-c', 'exit 7'],
    );
    writeFileSync(join(diskFolder, 'filler'), Buffer.alloc(58 * mebibyte));
    await own.lab.engines[2]?.kill();
    await lab.engines[2]?.kill();
  }

  async function mendAll(): Promise<void> {
    const { docker } = await admin.at(own.name);
    await docker.run('service', 'update', '-d', '--constraint-rm', 'node.labels.nowhere==1', service);
    await stand.engine.remove(looping);
    rmSync(join(diskFolder, 'filler'));
    serverDays = 90;
    await lab.engines[1]?.kill();
    await Promise.all([own.lab.engines[2], lab.engines[1], lab.engines[2]].map((engine) => engine?.start()));
  }

  const clusters = () => [own.name, diskName, tlsName, deadName, 'local'];
  /** The alert of this rule that the test brought about, if the person sees it. */
  async function alertOf(person: Person, rule: RuleName, state: string): Promise<AlertView | undefined> {
    const { items } = await person.api.get(`/alerts?state=${state}&rule=${rule}&limit=500`);
    return items.find(
      ({ cluster, resource }: AlertView) =>
        clusters().includes(cluster) && (cluster !== 'local' || resource.id === looping),
    );
  }
  const fires = (rule: RuleName) => waitFor(`${rule} to fire`, () => alertOf(admin, rule, 'firing'), patient);
  const toldOf = (resource: string, webhook: MadeWebhook) =>
    sink.received.filter(
      ({ body, headers, at }) =>
        JSON.parse(body).alert?.resource.id === resource &&
        isGenuine(webhook.secret, body, String(headers['wheelhouse-signature']), at / 1_000),
    );

  it.each(stories)(
    '%s: is told in a sentence, in the list and on the screen',
    async (rule, words) => {
      const alert = await fires(rule);
      expect(alert.message).toMatch(words);
      expect(alert.advice).not.toBe('');
      await waitFor('the screen to say so', () => screens.says('alerts', alert.message), patient);
    },
    5 * minutes,
  );

  it.each(stories)(
    '%s: is told by a signed message that is tried until it is taken',
    async (rule) => {
      const { resource } = await fires(rule);
      const [first] = await waitFor(
        'the first try',
        () => {
          const tries = toldOf(resource.id, everything);
          return tries.length > 0 && tries;
        },
        patient,
      );
      sink.behaviour = 204;
      const { id, event } = JSON.parse(first?.body ?? '');
      expect(event).toBe('alert.firing');
      const delivered = async () => {
        const { items } = await admin.api.get(`/webhooks/${everything.id}/deliveries?limit=500`);
        return items.some(
          (each: { id: string; state: string }) => each.id === id && each.state === 'delivered',
        );
      };
      await waitFor('it to be taken', delivered, patient);
      expect(new Set(toldOf(resource.id, everything).map(({ body }) => body)).size).toBe(1);
    },
    5 * minutes,
  );

  it(
    'is told to those who may see the thing, and to nobody else',
    async () => {
      const node = await fires('node-down');
      expect(node.collection).toBe(depot);
      expect(await alertOf(keeper, 'node-down', 'firing')).toMatchObject({ id: node.id });
      for (const [rule] of stories) {
        const { id, resource } = await fires(rule);
        expect(await alertOf(stranger, rule, 'firing')).toBeUndefined();
        expect((await stranger.api.call('GET', `/alerts/${id}`)).status).toBe(404);
        if (rule === 'node-down') continue;
        expect(await alertOf(keeper, rule, 'firing')).toBeUndefined();
        expect(toldOf(resource.id, depots)).toEqual([]);
      }
      await waitFor('the word to the depot', () => toldOf(node.resource.id, depots).length > 0, patient);
    },
    5 * minutes,
  );

  it(
    'is over by itself when it is mended, and told to be',
    async () => {
      const before = new Map<RuleName, AlertView>();
      for (const [rule] of stories) before.set(rule, await fires(rule));
      await mendAll();
      for (const [rule, { id, resource, message }] of before) {
        const over = async () => (await admin.api.get(`/alerts/${id}`)).state === 'resolved';
        await waitFor(`${rule} to be over`, over, patient);
        await waitFor(
          `${rule} to be told to be over`,
          () =>
            toldOf(resource.id, everything).some(({ body }) => JSON.parse(body).event === 'alert.resolved'),
          patient,
        );
        await waitFor(
          'the screen to be rid of it',
          async () => !(await screens.says('alerts', message)),
          patient,
        );
      }
    },
    8 * minutes,
  );
});
