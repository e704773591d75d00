import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { DoorClient } from '@/e2e/fixtures/door';
import { stand } from '@/e2e/fixtures/stand';
import { waitFor } from '@/e2e/wait-for';

/** The same of what only a Swarm has: for whoever may see everything the lists are the manager's. */
describe('lists of a Swarm are those of its manager', () => {
  const run = stand.unique('lists');
  const { truth } = stand.swarm;
  const made: { services: string[]; secrets: string[]; configs: string[] } = {
    services: [],
    secrets: [],
    configs: [],
  };
  let door: DoorClient;

  const atManager = (...words: string[]) => stand.swarm.dockerAtManager.run(...words);

  beforeAll(async () => {
    const admin = await stand.admin();
    ({ door } = await admin.at('swarm'));
    const label = `run=${run}`;
    const image = stand.swarm.image('busybox');
    for (const nth of ['a', 'b']) {
      made.secrets.push(`${run}-secret-${nth}`);
      const data = Buffer.from(nth).toString('base64');
      await truth.ask('POST', '/secrets/create', {
        Name: `${run}-secret-${nth}`,
        Data: data,
        Labels: { run },
      });
      made.configs.push(`${run}-config-${nth}`);
      await truth.ask('POST', '/configs/create', {
        Name: `${run}-config-${nth}`,
        Data: data,
        Labels: { nth },
      });
    }
    const service = async (name: string, ...words: string[]) => {
      made.services.push(`${run}-${name}`);
      await atManager('service', 'create', '-d', '--name', `${run}-${name}`, '--label', label, ...words);
    };
    await service('web', '--replicas', '2', '--env', 'A=<&>', image, 'sleep', '1000');
    await service('all', '--mode', 'global', '--label', 'empty=', image, 'sleep', '1000');
    await service('none', '--replicas', '0', image, 'sleep', '1000');
    await service('job', '--mode', 'replicated-job', image, 'true');
    await waitFor('tasks that run', async () => {
      const listed = await atManager('service', 'ls', '--filter', `name=${run}`, '--format', '{{.Replicas}}');
      return /2\/2/.test(listed) && /3\/3/.test(listed) && /1\/1 completed/.test(listed);
    });
  }, 60_000);

  afterAll(async () => {
    for (const name of made.services) await truth.ask('DELETE', `/services/${name}`);
    for (const name of made.secrets) await truth.ask('DELETE', `/secrets/${name}`);
    for (const name of made.configs) await truth.ask('DELETE', `/configs/${name}`);
  });

  const withFilters = (path: string, filters: Readonly<Record<string, readonly string[]>>, more = '') =>
    `${path}?filters=${encodeURIComponent(JSON.stringify(filters))}${more}`;

  async function expectSame(path: string): Promise<void> {
    let [ours, theirs] = ['', ''];
    const isSame = async () => {
      const [known, told] = await Promise.all([door.get(`/v1.41${path}`), truth.ask('GET', `/v1.41${path}`)]);
      expect(known.status, known.text).toBe(told.status);
      [ours, theirs] = [JSON.stringify(known.json, null, 1), JSON.stringify(told.body, null, 1)];
      return ours === theirs;
    };
    // Other tests make things, and tasks tell of themselves when they are asked.
    await waitFor('the same list', isSame, { timeoutMs: 5_000, intervalMs: 100 }).catch(() => undefined);
    expect(ours).toBe(theirs);
  }

  it.each([
    '/services',
    '/services?status=true',
    withFilters('/services', { name: [run] }),
    withFilters('/services', { name: [`${run}-web`] }, '&status=1'),
    withFilters('/services', { name: [`${run}-w`, `${run}-a`] }),
    withFilters('/services', { label: [`run=${run}`] }),
    withFilters('/services', { label: ['empty'] }),
    withFilters('/services', { label: ['run='] }),
    withFilters('/services', { label: [`run=${run}`, 'run=other'] }),
    withFilters('/services', { mode: ['global'] }),
    withFilters('/services', { mode: ['global', 'replicated-job'] }, '&status=1'),
    withFilters('/services', { mode: ['nothing'] }),
    withFilters('/services', { runtime: ['container'] }),
    '/nodes',
    withFilters('/nodes', { role: ['manager'] }),
    withFilters('/nodes', { role: ['Worker'] }),
    withFilters('/nodes', { role: ['king'] }),
    withFilters('/nodes', { membership: ['accepted'] }),
    withFilters('/nodes', { name: ['whl'] }),
    withFilters('/nodes', { 'node.label': ['no-such'] }),
    '/tasks',
    withFilters('/tasks', { 'desired-state': ['running'] }),
    withFilters('/tasks', { 'desired-state': ['Shutdown', 'accepted'] }),
    withFilters('/tasks', { 'desired-state': ['dozing'] }),
    withFilters('/tasks', { service: [`${run}-web`] }),
    withFilters('/tasks', { name: [`${run}-web`] }),
    withFilters('/tasks', { label: ['no-such'] }),
    '/secrets',
    withFilters('/secrets', { name: [`${run}-secret-a`] }),
    withFilters('/secrets', { name: [run] }),
    withFilters('/secrets', { names: [`${run}-secret-b`] }),
    withFilters('/secrets', { label: [`run=${run}`] }),
    '/configs',
    withFilters('/configs', { name: [`${run}-config`] }),
    withFilters('/configs', { label: ['nth'] }),
  ])('%s', expectSame);

  it('the tasks of two services, in an order that is chance', async () => {
    const path = withFilters('/tasks', {
      service: [`${run}-web`, `${run}-all`],
      'desired-state': ['running'],
    });
    const ids = (tasks: unknown) => (tasks as { ID: string }[]).map(({ ID }) => ID).sort();
    const theirs = await truth.ask('GET', path);
    await waitFor('the same tasks', async () => {
      return ids((await door.get(path)).json).join() === ids(theirs.body).join();
    });
  });

  it('by their ids and nodes', async () => {
    const { json } = await door.get('/nodes');
    const [first] = json as { ID: string }[];
    await expectSame(withFilters('/nodes', { id: [first?.ID ?? ''] }));
    await expectSame(withFilters('/nodes', { id: [first?.ID.slice(0, 4) ?? '', 'zz'] }));
    await expectSame(withFilters('/tasks', { node: [first?.ID ?? ''] }));
    await expectSame(withFilters('/services', { id: [first?.ID ?? ''] }));
  });
});
