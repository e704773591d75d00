import { beforeAll, describe, expect, it } from 'vitest';
import type { Person } from '@/e2e/fixtures/person';
import { inside, stand } from '@/e2e/fixtures/stand';
import { waitFor } from '@/e2e/wait-for';

interface Event {
  id: string;
  at: string;
  action: string;
  resource: { kind: string; id: string; name: string };
  container: { id: string } | null;
  details: Record<string, string>;
}
type Item = ({ source: 'engine' } & Event) | { source: 'audit'; entry: { actor: string; operation: string } };

/** What happened is kept, and told by the decisions that hold for what happens now. */
describe('history', () => {
  let ana: Person;
  let viewer: Person;
  let stranger: Person;
  let shop: string;
  let yard: string;
  let id: string;
  const name = stand.unique('kept');
  const network = stand.unique('kept-net');

  const search = async (person: Person, query = ''): Promise<Event[]> =>
    (await person.door.get(`/history/events?${query}`)).json.items;
  const line = (person: Person, resource: string, more = '') =>
    person.door.get(`/history/timeline?resource=${resource}${more}`);
  const itemsOf = async (person: Person, resource: string): Promise<Item[]> =>
    (await line(person, resource)).json.items;
  const actions = (items: readonly Item[]) =>
    items.flatMap((item) => (item.source === 'engine' ? item.action : []));

  beforeAll(async () => {
    shop = await stand.collection('shop');
    yard = await stand.collection('yard');
    ana = await stand.person('ana', { on: shop });
    viewer = await stand.person('viewer', { role: 'View Only', on: shop });
    stranger = await stand.person('stranger', { on: yard });
    await ana.docker.run('network', 'create', ...inside(shop), network);
    id = await ana.docker.run(
      'run',
      '-d',
      '--name',
      name,
      '--network',
      network,
      ...inside(shop),
      'busybox',
      'sleep',
      '1d',
    );
    await ana.docker.run('kill', name);
    await ana.door.post(`/containers/${id}/exec`, { Cmd: ['echo', 'hello'] });
    await waitFor('its end to be kept', async () =>
      // The last that an engine tells of it.
      (await search(ana, `name=${name}`)).some(({ action }) => action === 'disconnect'),
    );
  });

  it('finds what the engine told, the latest first, by kind, action, name and time', async () => {
    const found = await search(ana, `name=${name}&kind=container`);
    expect(found.map(({ action }) => action)).toEqual(['die', 'kill', 'start', 'create']);
    expect(found[0]).toMatchObject({
      resource: { kind: 'container', id, name },
      details: { image: 'busybox', exitCode: '137' },
    });
    expect((await search(ana, `name=${name}&action=start`)).length).toBe(1);
    const later = Math.ceil(Date.now() / 1000) + 60;
    expect(await search(ana, `name=${name}&from=${later}`)).toEqual([]);
    expect((await search(ana, `name=${id.slice(0, 12)}&kind=network`)).length).toBe(0);
    expect((await search(ana, `name=${name}&kind=network`)).map(({ action }) => action)).toContain('connect');
  });

  it('gives pages that follow each other', async () => {
    const seen: string[] = [];
    let cursor = '';
    for (let pages = 0; pages < 10; pages++) {
      const { json } = await ana.door.get(
        `/history/events?name=${name}&kind=container&limit=3${cursor && `&cursor=${cursor}`}`,
      );
      seen.push(...json.items.map(({ action }: Event) => action));
      if (json.nextCursor === null) break;
      cursor = json.nextCursor;
    }
    expect(seen).toEqual(['die', 'kill', 'start', 'create']);
  });

  it('tells strangers nothing', async () => {
    for (const query of [`name=${name}`, `name=${id}`, `name=${network}`, 'limit=500']) {
      const found = await search(stranger, query);
      expect(found.filter(({ resource, container }) => [resource.id, container?.id].includes(id))).toEqual(
        [],
      );
      expect(found.filter(({ resource }) => resource.name === network)).toEqual([]);
    }
    const answer = await line(stranger, `container:${id}`);
    expect(answer.status).toBe(404);
    expect(answer.json.message).toBe(`No such container: ${id}`);
    expect((await line(stranger, `container:${name}`)).status).toBe(404);
  });

  it('hides of a shared network what is connected to it', async () => {
    const everyones = await search(stranger, 'kind=network&name=bridge&limit=500');
    for (const { container } of everyones) expect(container).toBeNull();
  });

  it('puts the engine’s words and our own on one line', async () => {
    const items = await itemsOf(ana, `container:${id}`);
    expect(actions(items)).toEqual(expect.arrayContaining(['create', 'start', 'kill', 'die', 'connect']));
    const own = items.flatMap((item) => (item.source === 'audit' ? [item.entry] : []));
    expect(
      items.flatMap((item) =>
        'at' in item && item.source === 'engine' && item.resource.id === id ? item.resource.name : [],
      ),
    ).not.toContain('');
    expect(new Set(own.map(({ actor }) => actor))).toEqual(new Set([ana.username]));
    expect(own.map(({ operation }) => operation)).toEqual(
      expect.arrayContaining(['container.create', 'container.start', 'container.kill']),
    );
    const times = items.map((item) => ('at' in item ? String(item.at) : ''));
    expect(times).toEqual([...times].sort().reverse());
  });

  it('shows what others did to who may read the audit log, and one’s own to everybody', async () => {
    const seen = await itemsOf(viewer, `container:${id}`);
    expect(actions(seen)).toContain('die');
    expect(seen.filter(({ source }) => source === 'audit')).toEqual([]);
    const auditor = await stand.person('auditor', { role: 'View Only', on: shop });
    await stand.grant(`user:${auditor.username}`, await stand.role('auditor', ['audit.view']), shop);
    expect((await itemsOf(auditor, `container:${id}`)).some(({ source }) => source === 'audit')).toBe(true);
  });

  it('pages the line without losing or repeating anything', async () => {
    const whole = (await itemsOf(ana, `container:${id}`)).map((item) => JSON.stringify(item));
    const seen: string[] = [];
    let cursor = '';
    for (let pages = 0; pages < 30; pages++) {
      const { json } = await line(ana, `container:${id}`, `&limit=2${cursor && `&cursor=${cursor}`}`);
      seen.push(...json.items.map((item: Item) => JSON.stringify(item)));
      if (json.nextCursor === null) break;
      cursor = json.nextCursor;
    }
    expect(seen).toEqual(whole);
  });

  it.each([
    'events?kind=pod',
    'events?limit=0',
    'events?since=1',
    'timeline',
    'timeline?resource=cluster',
    'timeline?resource=task:a',
  ])('refuses %s', async (path) => {
    expect((await ana.door.get(`/history/${path}`)).status).toBe(400);
  });

  it('goes where the thing is moved, and stays where it was last', async () => {
    const admin = await stand.admin();
    await admin.api.put('/placements', { cluster: 'local', kind: 'container', id, collection: yard });
    expect((await line(ana, `container:${id}`)).status).toBe(404);
    expect(await search(ana, `name=${name}&kind=container`)).toEqual([]);
    expect((await search(stranger, `name=${name}&kind=container`)).length).toBe(4);
    await admin.docker.run('rm', '-f', name);
    await waitFor('its removal to be kept', async () =>
      (await search(stranger, `name=${name}`)).some(({ action }) => action === 'destroy'),
    );
    expect(actions(await itemsOf(stranger, `container:${id}`))).toContain('destroy');
    expect((await line(ana, `container:${id}`)).status).toBe(404);
    expect(await search(ana, `name=${name}&kind=container`)).toEqual([]);
  });
});
