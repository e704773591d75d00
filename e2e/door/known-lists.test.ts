import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Person } from '@/e2e/fixtures/person';
import { stand } from '@/e2e/fixtures/stand';
import { waitFor } from '@/e2e/wait-for';

/**
 * Lists are answered by what the gateway knows of an engine. Whoever may see everything must not be
 * able to tell: the same items in the same order, with the same members in the same order.
 */
describe('lists are those of the engine', () => {
  const run = stand.unique('lists');
  const made: string[] = [];
  let admin: Person;

  const atEngine = (...words: string[]) => stand.dockerAtEngine.run(...words);

  beforeAll(async () => {
    admin = await stand.admin();
    const label = `run=${run}`;
    await atEngine('network', 'create', '--label', label, '--label', 'odd=', `${run}-net`);
    await atEngine('volume', 'create', '--label', label, `${run}-data`);
    const make = async (name: string, ...words: string[]) => {
      made.push(`${run}-${name}`);
      await atEngine('create', '--name', `${run}-${name}`, '--label', label, ...words);
    };
    await make('new', '--label', 'empty=', '--label', 'a=b=c', 'busybox');
    await make('ended', 'busybox', 'sh', '-c', 'exit 3');
    await make(
      'up',
      '-v',
      `${run}-data:/data`,
      '--network',
      `${run}-net`,
      '-p',
      '8080',
      '--expose',
      '9000/udp',
      'busybox',
      'sleep',
      '1000',
    );
    await make('paused', 'busybox', 'sleep', '1000');
    await make('well', '--health-cmd', 'true', '--health-interval', '1s', 'busybox', 'sleep', '1000');
    await make('linked', '--link', `${run}-paused:other`, 'notes', 'sleep', '1000');
    await make('<odd>'.replaceAll(/[<>]/g, '_'), '-e', 'A=<&>', 'busybox', 'echo', '<&>', 'ü "x"');
    for (const name of ['ended', 'up', 'paused', 'well', 'linked']) await atEngine('start', `${run}-${name}`);
    await atEngine('wait', `${run}-ended`);
    await atEngine('pause', `${run}-paused`);
    await atEngine('tag', 'busybox', `${run}:1`);
    await atEngine('tag', 'busybox', `${run}/deeper:2`);
    await atEngine('commit', `${run}-new`);
    await waitFor('the healthy one', async () =>
      (await atEngine('ps', '--filter', `name=${run}-well`, '--format', '{{.Status}}')).includes('(healthy)'),
    );
  }, 60_000);

  afterAll(async () => {
    for (const name of made) await stand.engine.remove(name);
    await atEngine('network', 'rm', `${run}-net`);
    await atEngine('volume', 'rm', `${run}-data`);
    await atEngine('rmi', `${run}:1`, `${run}/deeper:2`);
  });

  const withFilters = (path: string, filters: Readonly<Record<string, readonly string[]>>, more = '') =>
    `${path}?filters=${encodeURIComponent(JSON.stringify(filters))}${more}`;

  interface Listed {
    readonly Ports?: readonly unknown[];
    readonly HostConfig?: { readonly NetworkMode: string };
    readonly NetworkSettings?: {
      readonly Networks: Readonly<Record<string, { readonly NetworkID: string }>>;
    };
  }

  /** Ports come in any order; and networks are named to the engine by their ids, which it repeats. */
  const settled = (item: Listed): Listed => {
    const { Ports, HostConfig, NetworkSettings } = item;
    if (!Ports || !HostConfig) return item;
    const named = Object.entries(NetworkSettings?.Networks ?? {}).find(
      ([, { NetworkID }]) => NetworkID === HostConfig.NetworkMode,
    );
    const inOrder = Ports.map((port) => JSON.stringify(port)).sort();
    return { ...item, Ports: inOrder, HostConfig: { NetworkMode: named?.[0] ?? HostConfig.NetworkMode } };
  };

  /** Where an engine lists in no order of its own, items are put in one. */
  const written = (body: unknown, isOrdered: boolean): string => {
    if (Array.isArray(body) && isOrdered) return JSON.stringify(body.map(settled), null, 1);
    if (typeof body !== 'object' || body === null) return JSON.stringify(body);
    const { Volumes, ...rest } = body as { Volumes?: unknown[] };
    const sorted = (items: readonly unknown[]) => items.map((item) => JSON.stringify(item, null, 1)).sort();
    if (Array.isArray(body)) return sorted(body).join('\n');
    return [JSON.stringify(rest), ...sorted(Volumes ?? [])].join('\n');
  };

  async function expectSame(path: string, isOrdered = true): Promise<void> {
    let [ours, theirs] = ['', ''];
    const isSame = async () => {
      const [door, engine] = await Promise.all([
        admin.door.get(`/v1.41${path}`),
        stand.engine.ask('GET', `/v1.41${path}`),
      ]);
      expect(door.status, door.text).toBe(engine.status);
      [ours, theirs] = [written(door.json, isOrdered), written(engine.body, isOrdered)];
      return ours === theirs;
    };
    // Seconds go by between the two, and other tests make things.
    await waitFor('the same list', isSame, { timeoutMs: 3_000, intervalMs: 100 }).catch(() => undefined);
    expect(ours).toBe(theirs);
  }

  const containers = '/containers/json';

  it.each([
    containers,
    `${containers}?all=1`,
    `${containers}?limit=3`,
    `${containers}?limit=0`,
    `${containers}?limit=-1&all=0`,
    `${containers}?all=1&size=1`,
    withFilters(containers, { label: [`run=${run}`] }, '&all=1'),
    withFilters(containers, { label: [`run=${run}`, 'empty'] }, '&all=1'),
    withFilters(containers, { label: ['empty='] }, '&all=1'),
    withFilters(containers, { label: ['a=b'] }, '&all=1'),
    withFilters(containers, { label: ['a=b=c'] }, '&all=1'),
    withFilters(containers, { label: [''] }, '&all=1'),
    withFilters(containers, { label: [] }, '&all=1'),
    withFilters(containers, { name: [run] }),
    withFilters(containers, { name: [run] }, '&all=1'),
    withFilters(containers, { name: [`^/${run}-up$`] }),
    withFilters(containers, { name: [`^${run}-up$`] }),
    withFilters(containers, { name: ['-up$', '-well$'] }),
    withFilters(containers, { name: [`${run}-(up|well)`] }),
    withFilters(containers, { name: ['/other'] }, '&all=1'),
    withFilters(containers, { name: [''] }, '&all=1'),
    withFilters(containers, { name: ['['] }, '&all=1'),
    withFilters(containers, { name: [run] }, '&limit=2'),
    withFilters(containers, { status: ['exited'] }),
    withFilters(containers, { status: ['exited', 'paused'] }),
    withFilters(containers, { status: ['created'] }, '&limit=1'),
    withFilters(containers, { status: ['running'], label: [`run=${run}`] }),
    withFilters(containers, { exited: ['3'] }, '&all=1'),
    withFilters(containers, { exited: ['0', '3'] }),
    withFilters(containers, { exited: ['03'] }, '&all=1'),
    withFilters(containers, { health: ['healthy'] }),
    withFilters(containers, { network: [`${run}-net`] }),
    withFilters(containers, { network: ['bridge', `${run}-net`] }, '&all=1'),
    withFilters(containers, { volume: [`${run}-data`] }),
    withFilters(containers, { volume: ['/data', '/notes'] }, '&all=1'),
    withFilters(containers, { publish: ['8080'] }),
    withFilters(containers, { expose: ['8000-9000/udp'] }),
    withFilters(containers, { expose: ['9000/udp'], publish: ['1'] }),
    withFilters(containers, { ancestor: ['notes'] }),
    withFilters(containers, { 'is-task': ['false'] }),
    withFilters(containers, { isolation: ['default'] }),
    withFilters(containers, { before: [`${run}-paused`] }, '&all=1'),
    withFilters(containers, { since: [`${run}-paused`] }, '&all=1'),
    withFilters(containers, { before: [`${run}-linked`], since: [`${run}-ended`] }, '&all=1'),
    withFilters(containers, { before: [`${run}-paused`], name: ['-up'] }, '&all=1'),
    withFilters(containers, { since: [`${run}-paused`] }, '&limit=1'),
    withFilters(containers, { since: [`${run}-ended`], name: [run] }),
  ])('%s', (path) => expectSame(path));

  it('containers by their ids', async () => {
    const [up, ended] = await Promise.all(
      ['up', 'ended'].map((name) => stand.engine.container(`${run}-${name}`)),
    );
    const [first = '', second = ''] = [up?.Id, ended?.Id];
    for (const ids of [[first], [first, second], [first.slice(0, 12)], [first.slice(3, 20)], [''], ['zz']]) {
      await expectSame(withFilters(containers, { id: ids }, '&all=1'));
    }
    await expectSame(withFilters(containers, { id: [second], name: ['nothing'] }, '&all=1'));
  });

  it('an image that loses and gains its name', async () => {
    const name = `${run}-renamed:1`;
    await atEngine('tag', 'busybox', name);
    made.push(`${run}-of-renamed`);
    await atEngine('create', '--name', `${run}-of-renamed`, name, 'true');
    const mine = withFilters(containers, { name: [`${run}-of-renamed`] }, '&all=1');
    await expectSame(mine);
    await atEngine('tag', 'notes', name);
    await expectSame(mine);
    await atEngine('tag', 'busybox', name);
    await expectSame(mine);
    await stand.engine.remove(`${run}-of-renamed`);
    await atEngine('rmi', name);
  });

  it.each([
    '/networks',
    withFilters('/networks', { name: [run] }),
    withFilters('/networks', { driver: ['bridge'] }),
    withFilters('/networks', { type: ['custom'] }),
    withFilters('/networks', { type: ['builtin'] }),
    withFilters('/networks', { label: ['odd'] }),
    withFilters('/networks', { scope: ['local'] }),
    withFilters('/networks', { dangling: ['true'] }),
    '/volumes',
    withFilters('/volumes', { name: ['-data'] }),
    withFilters('/volumes', { label: [`run=${run}`] }),
    withFilters('/volumes', { driver: ['local'] }),
    withFilters('/volumes', { name: ['no such one'] }),
    withFilters('/volumes', { dangling: ['true'] }),
    '/images/json',
    '/images/json?all=1',
    withFilters('/images/json', { dangling: ['true'] }),
    withFilters('/images/json', { dangling: ['false'] }, '&all=1'),
    withFilters('/images/json', { reference: ['busybox'] }),
    withFilters('/images/json', { reference: [`${run}:1`, `${run}/deeper`] }),
    withFilters('/images/json', { reference: [`${run}*`] }),
    withFilters('/images/json', { label: ['no-such'] }),
    withFilters('/images/json', { since: ['notes'] }),
    '/services',
    '/tasks',
  ])('%s, in any order', (path) => expectSame(path, false));
});
