import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { DoorClient } from '@/e2e/fixtures/door';
import type { Person } from '@/e2e/fixtures/person';
import { SecondGateway } from '@/e2e/fixtures/second-gateway';
import { type SlowEngine, startSlowEngine } from '@/e2e/fixtures/slow-engine';
import { inside, stand } from '@/e2e/fixtures/stand';
import { WebhookSink } from '@/e2e/fixtures/webhook-sink';
import { waitFor } from '@/e2e/wait-for';
import { readCast } from '@/lib/recordings/cast';
import type { RecordingView } from '@/lib/recordings/schema';

const patient = { timeoutMs: 60_000, intervalMs: 100 };
const minutes = 60_000;

/** Two gateways on one database, whose clocks are ten minutes apart. */
describe('two gateways', () => {
  const slowCluster = stand.unique('slow');
  let second: SecondGateway;
  let slow: SlowEngine;
  let admin: Person;
  let shop: string;
  let ana: Person;
  let there: DoorClient;

  beforeAll(async () => {
    admin = await stand.admin();
    shop = await stand.collection('shop');
    ana = await stand.person('ana', { on: shop });
    const socket = join(tmpdir(), `wheelhouse-${slowCluster}.sock`);
    slow = await startSlowEngine(stand.facts.engine.socket, socket);
    second = await SecondGateway.start(10 * minutes);
    there = second.door(ana);
    await admin.api.post('/clusters', { name: slowCluster, endpoint: slow.endpoint });
  }, 3 * minutes);

  afterAll(async () => {
    await admin.api.call('DELETE', `/clusters/${slowCluster}`);
    await second?.stop();
    await slow?.stop();
  });

  const create = (door: DoorClient, name: string) =>
    door.post(`/v1.41/containers/create?name=${name}`, {
      Image: 'busybox',
      Cmd: ['sleep', '3600'],
      Labels: { 'io.wheelhouse.collection': shop },
    });
  const listed = async (door: DoorClient, name: string): Promise<boolean> => {
    const { json } = await door.get('/v1.41/containers/json?all=1');
    return json.some(({ Names }: { Names: string[] }) => Names.includes(`/${name}`));
  };

  it(
    'know at once what the other has done',
    async () => {
      const [one, two] = [stand.unique('one'), stand.unique('two')];
      expect((await create(there, one)).status).toBe(201);
      expect((await create(ana.door, two)).status).toBe(201);
      for (const door of [there, ana.door]) {
        for (const name of [one, two]) await waitFor(name, () => listed(door, name), patient);
        expect((await door.get(`/v1.41/containers/${one}/json`)).status).toBe(200);
      }
      for (const name of [one, two]) {
        expect((await there.delete(`/v1.41/containers/${name}?force=1`)).status).toBe(204);
        await waitFor('it to be gone', async () => !(await listed(ana.door, name)), patient);
      }
    },
    2 * minutes,
  );

  it(
    'make a thing once that both are asked for at the same moment',
    async () => {
      for (let round = 0; round < 10; round++) {
        const name = stand.unique('once');
        const answers = await Promise.all([create(ana.door, name), create(there, name)]);
        expect(answers.map(({ status }) => status).sort()).toEqual([201, 409]);
        const made = answers.find(({ status }) => status === 201)?.json.Id;
        expect(await stand.dockerAtEngine.run('inspect', '-f', '{{.Id}}', name)).toBe(made);
        const { items } = await admin.api.get(`/audit?operation=container.create&resource=${made}`);
        expect(items).toMatchObject([{ outcome: 'done', actor: ana.username }]);
        await stand.engine.remove(made);
      }
    },
    2 * minutes,
  );

  it(
    'both end a stream when a right is taken away',
    async () => {
      const guest = await stand.person('guest');
      const { revoke } = await stand.grant(`user:${guest.username}`, 'Full Control', shop);
      const name = stand.unique('watched');
      await ana.docker.run('run', '-d', '--name', name, ...inside(shop), 'busybox', 'sleep', '3600');
      const running = [guest.docker, second.docker(guest)].map((docker) =>
        docker.startAtTerminal('exec', '-it', name, 'sh'),
      );
      for (const shell of running) await shell.prints('/ #', 60_000);
      await revoke();
      await Promise.all(running.map((shell) => shell.ends(30_000)));
      for (const door of [guest.door, second.door(guest)])
        expect((await door.get(`/v1.41/containers/${name}/json`)).status).toBe(404);
      await stand.engine.remove(name);
    },
    2 * minutes,
  );

  describe('and terminals', () => {
    const name = stand.unique('screen');
    let auditor: Person;

    beforeAll(async () => {
      await ana.docker.run('run', '-d', '--name', name, ...inside(shop), 'busybox', 'sleep', '3600');
      const role = await stand.role('auditor', ['audit.view']);
      auditor = await stand.person('auditor', { role, on: shop });
    });
    afterAll(() => stand.engine.remove(name));

    const record = (terminals: boolean) =>
      admin.api.put(`/collections/${encodeURIComponent(shop)}/recording`, { terminals });
    const recorded = () =>
      waitFor(
        'the recording to be over',
        async () => {
          const { items } = await auditor.api.get(`/recordings?container=${name}`);
          const [last]: RecordingView[] = items;
          return last?.endedAt != null && last;
        },
        patient,
      );
    const eventsOf = async (id: string) => {
      const cast = await auditor.api.download('GET', `/recordings/${id}/cast`);
      return readCast(Buffer.from(cast).toString()).events;
    };

    it(
      'are recorded from when it is asked for, with the size that the other gateway was told',
      async () => {
        const shell = second.docker(ana).startAtTerminal('exec', '-it', name, 'sh');
        await shell.prints('/ #', 60_000);
        shell.type('echo before; exec_id=1\n');
        await shell.prints(/\nbefore/);
        await record(true);
        await shell.prints(/This terminal is recorded from now on, as \S+ asks for it\./, 60_000);
        const exec = await stand.dockerAtEngine.run('inspect', '-f', '{{index .ExecIDs 0}}', name);
        expect((await ana.door.post(`/v1.41/exec/${exec}/resize?h=31&w=101`)).status).toBe(200);
        // Told by one gateway, heard by the other: what is printed from now on comes after it.
        shell.type('until [ "$(stty size)" = "31 101" ]; do :; done; echo $((40 + 2))\n');
        await shell.prints(/\n42/, 30_000);
        shell.type('exit\n');
        await shell.ends(30_000);
        const { id, person, collection } = await recorded();
        expect({ person, collection }).toEqual({ person: ana.username, collection: shop });
        const events = await eventsOf(id);
        const text = events.map((event) => (event.kind === 'o' ? event.text : '')).join('');
        expect(text).toContain('is recorded from now on');
        expect(text).toContain('\r\n42\r\n');
        expect(text).not.toContain('echo before');
        expect(events).toContainEqual(
          expect.objectContaining({ kind: 'r', size: { columns: 101, rows: 31 } }),
        );
        await record(false);
      },
      3 * minutes,
    );

    it(
      'without a screen are told on the error output, between two frames',
      async () => {
        // Bursts, so that frames follow each other closely and the test can still read all of them.
        const burst = 'for i in 1 2 3 4 5 6 7 8 9; do echo 0123456789; done; usleep 500';
        const loud = second.docker(ana).start('exec', name, 'sh', '-c', `while :; do ${burst}; done`);
        await loud.prints('0123456789', 60_000);
        await record(true);
        await loud.prints('is recorded from now on', 60_000);
        const before = loud.output.length;
        await waitFor('it to go on', () => loud.output.length > before + 100_000, patient);
        expect(loud.output).toMatch(
          /^(?:0123456789\n|This terminal is recorded from now on, as \S+ asks for it\.\n)*\d*$/,
        );
        await loud.kill();
        await record(false);
        expect((await recorded()).command).toContain('while');
      },
      3 * minutes,
    );
  });

  it(
    'tell of an alert once',
    async () => {
      const sink = await WebhookSink.start();
      await admin.api.put('/webhook-networks', { networks: ['127.0.0.0/8'] });
      const webhook = await admin.api.post('/webhooks', {
        name: stand.unique('once'),
        url: sink.url,
        collection: shop,
      });
      const thresholds = { restarts: 3, minutes: 5 };
      await admin.api.put('/alert-rules/restart-loop', { isEnabled: true, thresholds });
      const looping = await ana.docker.run(
        ...['run', '-d', '--restart', 'always', ...inside(shop), 'busybox', 'sh', '-c', 'exit 7'],
      );
      // The slow cluster has the same engine, and an alert of its own.
      const events = () =>
        sink
          .about(looping)
          .filter(({ cluster }) => cluster === 'local')
          .map(({ event }) => event);
      await waitFor('it to be told', () => events().length > 0, patient);
      await stand.engine.remove(looping);
      await waitFor('the end to be told', () => events().includes('alert.resolved'), patient);
      expect(events()).toEqual(['alert.firing', 'alert.resolved']);
      await admin.api.put('/alert-rules/restart-loop', { isEnabled: true });
      await admin.api.delete(`/webhooks/${webhook.id}`);
      await sink.stop();
    },
    3 * minutes,
  );

  it(
    'conclude what the other had begun when it was killed, and do it no second time',
    async () => {
      const reached = async () => (await second.door(ana, slowCluster).get('/v1.41/version')).status === 200;
      await waitFor('the second to reach the cluster', reached, patient);
      const name = stand.unique('left');
      slow.hold('answers', (call) => call === 'POST /containers/create');
      const asked = create(second.door(ana, slowCluster), name).catch(() => null);
      await waitFor('the engine to be asked', () => slow.held().length > 0, patient);
      await second.kill();
      await asked;
      slow.drop();
      const entry = await waitFor(
        'it to be concluded',
        async () => {
          const { items } = await admin.api.get(
            `/audit?cluster=${slowCluster}&operation=container.create&limit=10`,
          );
          const found = items.filter(({ actor }: { actor: string }) => actor === ana.username);
          expect(found.length).toBeLessThanOrEqual(1);
          return found[0] && !['pending', 'unknown'].includes(found[0].outcome) && found[0];
        },
        { timeoutMs: 2 * minutes, intervalMs: 500 },
      );
      expect(entry).toMatchObject({ outcome: 'done' });
      expect(await stand.dockerAtEngine.run('inspect', '-f', '{{.Id}}', name)).toBe(entry.resource.id);
      const { items } = await admin.api.get(`/placements?cluster=${slowCluster}&id=${entry.resource.id}`);
      expect(items).toMatchObject([{ collection: shop, owner: ana.username }]);
      await stand.engine.remove(entry.resource.id);
    },
    4 * minutes,
  );
});
