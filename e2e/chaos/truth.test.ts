import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { Attempts } from '@/e2e/chaos/attempts';
import { OwnSwarm, runningOf, type SwarmTask } from '@/e2e/chaos/own-swarm';
import { Screens } from '@/e2e/chaos/screens';
import type { DockerCli } from '@/e2e/fixtures/docker-cli';
import type { DoorClient } from '@/e2e/fixtures/door';
import { bearer, LiveReader } from '@/e2e/fixtures/live-reader';
import type { Person } from '@/e2e/fixtures/person';
import { stand } from '@/e2e/fixtures/stand';
import { expectToldInTime, type Witness } from '@/e2e/fixtures/witnesses';
import { waitFor } from '@/e2e/wait-for';

const minutes = 60_000;
const replicas = 4;

/**
 * Whatever happens to a Swarm, lists through the door, the live stream and the open screens say so
 * within two seconds of when its manager does; and of an engine that is gone, of when it went.
 */
describe('the truth about a Swarm that is treated badly', () => {
  let own: OwnSwarm;
  let admin: Person;
  let door: DoorClient;
  let docker: DockerCli;
  let live: LiveReader;
  let screens: Screens;
  const service = stand.unique('truth');
  const topic = (kind: string) => `${kind}@${own.name}`;
  const row = () => live.named(topic('services'), service);
  const running = async () => runningOf(await own.tasksOf(service));

  beforeAll(async () => {
    own = await OwnSwarm.start();
    admin = await stand.admin();
    ({ door, docker } = await admin.at(own.name));
    await docker.run(
      ...['service', 'create', '-d', '--name', service, '--replicas', '1', '--restart-delay', '1s'],
      ...['--update-failure-action', 'pause', '--update-monitor', '1s', '--update-max-failure-ratio', '0'],
      ...['--stop-grace-period', '1s', own.image('busybox'), 'sleep', '36000'],
    );
    await waitFor('a task to run', async () => (await running()) === 1, { timeoutMs: minutes });
    live = await LiveReader.open(bearer(admin), [
      topic('services'),
      topic('tasks'),
      topic('nodes'),
      'clusters',
    ]);
    await live.loaded(topic('services'), topic('nodes'));
    screens = await Screens.open(admin, {
      services: `/ops/${own.name}/services`,
      tasks: `/ops/${own.name}/tasks?ended=true`,
      nodes: `/ops/${own.name}/nodes`,
      overview: '/ops',
    });
    await waitFor('the screens to be live', () => screens.rowSays('services', service, '1/1'), {
      timeoutMs: minutes,
    });
  }, 5 * minutes);

  afterAll(async () => {
    await screens?.close();
    live?.close();
    await own?.stop();
  }, 2 * minutes);

  /** All tasks run, by everybody's word. */
  const allRun = (count: number): Record<string, Witness> => ({
    door: async () => runningOf(await own.tasksOf(service, door)) === count,
    live: () => row()?.running === count && row()?.desired === count,
    screen: () => screens.rowSays('services', service, `${count}/${count}`),
  });

  /** All run, and none of them on that node, by the words of tasks. */
  const allElsewhere = (tasks: readonly SwarmTask[], nodeId: string) =>
    runningOf(tasks) === replicas && tasks.every((task) => task.NodeID !== nodeId || runningOf([task]) === 0);
  const liveElsewhere = (nodeId: string) => {
    const tasks = live
      .rows(topic('tasks'))
      .filter(({ state, desiredState }) => state === 'running' && desiredState === 'running');
    return tasks.length === replicas && tasks.every((task) => task.nodeId !== nodeId);
  };

  it(
    'scaled',
    async () => {
      await docker.run('service', 'scale', '-d', `${service}=${replicas}`);
      await expectToldInTime('scaled', async () => (await running()) === replicas, allRun(replicas));
    },
    3 * minutes,
  );

  it(
    'updated to a broken image: why it fails, and that the update stopped',
    async () => {
      await docker.run('service', 'update', '-d', '--image', own.image('nosuch'), service);
      const isRejected = (tasks: Awaited<ReturnType<typeof own.tasksOf>>) =>
        tasks.some(({ Status }) => Status.Err?.includes('No such image'));
      await expectToldInTime('a task is rejected', async () => isRejected(await own.tasksOf(service)), {
        door: async () => isRejected(await own.tasksOf(service, door)),
        live: () => live.rows(topic('tasks')).some(({ error }) => String(error).includes('No such image')),
        screen: () => screens.rowSays('tasks', service, 'Rejected'),
      });
      const isPaused = (inspected: unknown) => JSON.stringify(inspected).includes('"State":"paused"');
      await expectToldInTime(
        'the update stopped',
        async () => isPaused((await own.truth.ask('GET', `/v1.41/services/${service}`)).body),
        {
          door: async () => isPaused((await door.get(`/v1.41/services/${service}`)).json),
          live: () => row()?.updateState === 'paused',
          screen: () => screens.rowSays('services', service, 'Update stopped'),
        },
      );
    },
    3 * minutes,
  );

  it(
    'rolled back',
    async () => {
      await docker.run('service', 'rollback', '-d', service);
      await expectToldInTime('rolled back', async () => (await running()) === replicas, {
        ...allRun(replicas),
        screen: () => screens.rowSays('services', service, `${replicas}/${replicas}`),
      });
      await waitFor('the rollback to end', () => row()?.updateState === 'rollback_completed', {
        timeoutMs: minutes,
      });
    },
    3 * minutes,
  );

  it(
    'a node drained, until nothing runs on it, and active again',
    async () => {
      const node = await own.node(1);
      await docker.run('node', 'update', '--availability', 'drain', own.hostOf(1));
      const left = String(node?.ID);
      await expectToldInTime('drained', async () => allElsewhere(await own.tasksOf(service), left), {
        door: async () => allElsewhere(await own.tasksOf(service, door), left),
        live: () => liveElsewhere(left),
        screen: () => screens.rowSays('nodes', own.hostOf(1), 'Drained'),
      });
      await docker.run('node', 'update', '--availability', 'active', own.hostOf(1));
      await expectToldInTime('active again', null, {
        door: async () => (await own.node(1, door))?.Spec.Availability === 'active',
        live: () => live.named(topic('nodes'), own.hostOf(1))?.availability === 'active',
        screen: () => screens.rowSays('nodes', own.hostOf(1), 'Ready'),
      });
    },
    3 * minutes,
  );

  /** A node is down or ready, by everybody's word. */
  const nodeIs = (node: number, state: 'down' | 'ready'): Record<string, Witness> => ({
    door: async () => (await own.node(node, door))?.Status.State === state,
    live: () => live.named(topic('nodes'), own.hostOf(node))?.state === state,
    screen: () => screens.rowSays('nodes', own.hostOf(node), state === 'down' ? 'Down' : 'Ready'),
  });

  it.each([
    [
      'whose engine is killed',
      2,
      (node: number) => own.lab.engines[node]?.kill(),
      (node: number) => own.lab.engines[node]?.start(),
    ],
    [
      'whose network is cut',
      1,
      (node: number) => own.link(node, 'down'),
      (node: number) => own.link(node, 'up'),
    ],
  ] as const)(
    'a node %s, and its return',
    async (what, node, breakIt, mendIt) => {
      const left = String((await own.node(node))?.ID);
      await breakIt(node);
      await expectToldInTime(
        `${what}: down`,
        async () => (await own.node(node))?.Status.State === 'down',
        nodeIs(node, 'down'),
      );
      await expectToldInTime(
        `${what}: its tasks run elsewhere`,
        async () => allElsewhere(await own.tasksOf(service), left),
        {
          door: async () => allElsewhere(await own.tasksOf(service, door), left),
          live: () => liveElsewhere(left),
          screen: () => screens.rowSays('services', service, `${replicas}/${replicas}`),
        },
      );
      await mendIt(node);
      await expectToldInTime(
        `${what}: back`,
        async () => (await own.node(node))?.Status.State === 'ready',
        nodeIs(node, 'ready'),
      );
    },
    4 * minutes,
  );

  it(
    'the engine that it is reached by killed while much is changed: stale at once, live when it is back, nothing lost or done twice',
    async () => {
      const before = await running();
      const attempts = new Attempts(admin, door, 3);
      await waitFor('changes to go on', () => attempts.answered(201) > 3, { timeoutMs: minutes });
      const [manager] = own.lab.engines;
      await manager.kill();
      await expectToldInTime('gone', null, {
        api: async () => (await admin.api.get(`/clusters/${own.name}`)).state === 'unreachable',
        live: () => live.states.get(own.name) === 'stale',
        screen: () => screens.says('services', /^Stale/),
      });
      // What was known stays on show.
      expect(await screens.rowSays('services', service)).toBe(true);
      expect(row()).toBeDefined();
      await manager.start();
      await expectToldInTime('back', null, {
        api: async () => (await admin.api.get(`/clusters/${own.name}`)).state === 'reachable',
        live: () => live.states.get(own.name) === 'live',
        screen: () => screens.says('services', /^Live/),
      });
      const made = attempts.answered(201);
      await waitFor('changes to go on', () => attempts.answered(201) > made + 3, { timeoutMs: minutes });
      await attempts.stop();
      await attempts.expectEachOnceAndOnRecord(own);
      await expectToldInTime(
        'all tasks run again',
        async () => (await running()) === before,
        allRun(before),
        2 * minutes,
      );
    },
    5 * minutes,
  );
});
