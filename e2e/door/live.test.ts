import { afterEach, beforeAll, describe, expect, it } from 'vitest';
import { bearer, LiveReader, openLive } from '@/e2e/fixtures/live-reader';
import type { Person } from '@/e2e/fixtures/person';
import { inside, stand } from '@/e2e/fixtures/stand';
import { waitFor } from '@/e2e/wait-for';

const soonMs = 2_000;
const local = 'containers@local';

/** One stream tells each person what they may see, and no more, and takes back what they may not any more. */
describe('what is followed live', () => {
  let shop: string;
  let bakery: string;
  let ana: Person;
  let admin: Person;
  let container: string;
  let name: string;
  const open: LiveReader[] = [];

  const follow = async (person: Person, topics: string[], lastId: string | null = null) => {
    const reader = await LiveReader.open(bearer(person), topics, lastId);
    open.push(reader);
    return reader;
  };
  const appears = (reader: LiveReader, wanted: string, topic = local) =>
    waitFor(`${wanted} to appear`, () => reader.named(topic, wanted), { timeoutMs: soonMs });
  const goes = (reader: LiveReader, gone: string, topic = local) =>
    waitFor(`${gone} to go`, () => !reader.named(topic, gone), { timeoutMs: soonMs });
  const run = async (person: Person, collection: string, given: string) =>
    person.docker.run('run', '-d', '--name', given, ...inside(collection), 'busybox', 'sleep', '3600');

  beforeAll(async () => {
    admin = await stand.admin();
    shop = await stand.collection('shop', '');
    bakery = await stand.collection('bakery', '');
    ana = await stand.person('ana', { on: shop });
    name = stand.unique('web');
    container = await run(ana, shop, name);
  });

  afterEach(() => {
    for (const reader of open.splice(0)) reader.close();
  });

  it('is told as it is and as it changes', async () => {
    const reader = await follow(ana, [local, 'clusters']);
    await reader.loaded(local, 'clusters');
    expect(reader.named(local, name)).toMatchObject({
      id: container,
      collection: shop,
      owner: ana.username,
      state: 'running',
      status: 'Up',
      image: 'busybox',
    });
    expect(reader.states.get('local')).toBe('live');
    expect(reader.named('clusters', 'swarm')).toMatchObject({ state: 'live', isSwarm: true });
    const other = stand.unique('other');
    const id = await run(ana, shop, other);
    await appears(reader, other);
    await stand.dockerAtEngine.run('stop', '-t', '0', id);
    await waitFor('the stop to show', () => reader.named(local, other)?.state === 'exited', {
      timeoutMs: soonMs,
    });
    expect(reader.named(local, other)?.status).toBe('Exited (137)');
    await stand.dockerAtEngine.run('rm', '-f', id);
    await goes(reader, other);
    expect(reader.snapshots).toBe(2);
  });

  it('is nothing to a stranger, not by as much as an id', async () => {
    const carol = await stand.person('carol', { on: bakery });
    const reader = await follow(carol, [local, `${local}/${container}`]);
    await reader.loaded(local, `${local}/${container}`);
    expect(reader.rows(`${local}/${container}`)).toEqual([]);
    const hidden = stand.unique('hidden');
    const id = await run(ana, shop, hidden);
    await ana.docker.run('rm', '-f', id);
    // What comes after it has come when that would have.
    const own = stand.unique('own');
    await run(carol, bakery, own);
    await appears(reader, own);
    expect(reader.text).not.toContain(id);
    expect(reader.text).not.toContain(name);
    expect(reader.text.replaceAll(`${local}/${container}`, '')).not.toContain(container);
    expect(reader.text).not.toContain(shop);
  });

  it('is shown to View Only, and to a service account by its token', async () => {
    const viewer = await stand.person('viewer', { role: 'View Only', on: shop });
    const reader = await follow(viewer, [local]);
    await appears(reader, name);
    const robot = stand.unique('robot');
    await admin.api.post('/users', {
      username: robot,
      password: 'a long password of a robot',
      kind: 'service',
    });
    const { token } = await stand.anonymous.post('/auth/login', {
      username: robot,
      password: 'a long password of a robot',
    });
    const before = await LiveReader.open(bearer({ token }), [local]);
    open.push(before);
    await before.loaded(local);
    expect(before.rows(local)).toEqual([]);
    await stand.grant(`user:${robot}`, 'View Only', shop);
    await appears(before, name);
  });

  it('comes and goes with a grant, on the open stream', async () => {
    const bert = await stand.person('bert');
    const reader = await follow(bert, [local, `${local}/${container}`]);
    await reader.loaded(local);
    expect(reader.rows(local)).toEqual([]);
    const grant = await stand.grant(`user:${bert.username}`, 'View Only', shop);
    await appears(reader, name);
    await grant.revoke();
    await goes(reader, name);
    expect(reader.rows(`${local}/${container}`)).toEqual([]);
    const until = new Date(Date.now() + 5_000).toISOString();
    await stand.grant(`user:${bert.username}`, 'View Only', shop, { expiresAt: until });
    await appears(reader, name);
    await waitFor('the grant to run out', () => !reader.named(local, name), { timeoutMs: 10_000 });
    expect(reader.hasEnded).toBe(false);
  });

  it('goes from one to the other when it is moved', async () => {
    const carol = await stand.person('carol', { on: bakery });
    const [from, to] = [await follow(ana, [local]), await follow(carol, [local])];
    const moving = stand.unique('moving');
    const id = await run(ana, shop, moving);
    await appears(from, moving);
    await admin.api.put('/placements', { cluster: 'local', kind: 'container', id, collection: bakery });
    await Promise.all([goes(from, moving), appears(to, moving)]);
    expect(to.named(local, moving)).toMatchObject({ collection: bakery });
    expect(from.text).not.toContain(bakery);
  });

  it('ends with the session and the account, and says so', async () => {
    const bert = await stand.person('bert', { on: shop });
    const reader = await follow(bert, [local]);
    await appears(reader, name);
    await bert.api.post('/auth/logout', {});
    await waitFor('the end', () => reader.hasEnded, { timeoutMs: soonMs });
    expect(reader.reason).toBe('You are no longer signed in.');
    expect((await openLive(bearer(bert), [local], reader.lastId)).status).toBe(401);
    const dora = await stand.person('dora', { on: shop });
    const other = await follow(dora, [local]);
    await appears(other, name);
    await admin.api.patch(`/users/${dora.username}`, { disabled: true });
    await waitFor('the end', () => other.hasEnded, { timeoutMs: soonMs });
  });

  it('goes on where it broke off, and tells of what was missed', async () => {
    const first = await follow(ana, [local]);
    await appears(first, name);
    first.close();
    const { lastId } = first;
    const missed = stand.unique('missed');
    await run(ana, shop, missed);
    const again = await follow(ana, [local], lastId);
    await waitFor('what was missed', () => again.text.includes(missed), { timeoutMs: soonMs });
    expect(again.snapshots).toBe(0);
    expect(again.text).not.toContain(name);
    // Somebody else's place in a stream is nobody's.
    const thief = await stand.person('thief', { on: bakery });
    const stolen = await follow(thief, [local], lastId);
    await stolen.loaded(local);
    expect(stolen.text).not.toContain(shop);
    expect(stolen.lastId?.split('.')[0]).not.toBe(lastId?.split('.')[0]);
    const unknown = await follow(ana, [local], `${'0'.repeat(32)}.7`);
    await appears(unknown, name);
  });

  it('follows other topics on the same stream, and tells only the new ones from the beginning', async () => {
    const first = await follow(ana, [local]);
    await appears(first, name);
    const wider = await follow(ana, [local, 'networks@local'], first.lastId);
    await wider.loaded('networks@local');
    expect(wider.snapshots).toBe(1);
    expect(wider.named('networks@local', 'bridge')).toMatchObject({ isBuiltIn: true });
    await waitFor('the stream before to end', () => first.hasEnded);
  });

  it('answers nobody, no other page, and nothing that it does not know', async () => {
    const cookie = `wheelhouse_session=${ana.token}`;
    const status = async (
      headers: Record<string, string>,
      topics = [local],
      lastId: string | null = null,
    ) => {
      const abort = new AbortController();
      const answer = await openLive(headers, topics, lastId, abort.signal);
      abort.abort();
      return answer.status;
    };
    expect(await status({})).toBe(401);
    expect(await status({ cookie, 'sec-fetch-site': 'cross-site' })).toBe(403);
    expect(await status({ cookie, 'sec-fetch-site': 'same-site' })).toBe(403);
    expect(await status({ cookie, 'sec-fetch-site': 'same-origin' })).toBe(200);
    expect(await status(bearer(ana), ['nothing'])).toBe(400);
    expect(await status(bearer(ana), ['containers@local', 'pods@local'])).toBe(400);
    expect(await status(bearer(ana), [])).toBe(400);
    // One topic is written in one way, or it could be followed many times over.
    expect(await status(bearer(ana), ['containers@%6cocal'])).toBe(400);
    expect(await status(bearer(ana), [local], 'rubbish')).toBe(400);
    const at = (path: string, init: RequestInit = {}) =>
      fetch(`${stand.facts.consoleUrl}${path}`, { headers: bearer(ana), ...init });
    expect((await at(`/live?topics=${local}&topics=${local}`)).status).toBe(400);
    expect((await at(`/live?topics=${local}&more=1`)).status).toBe(400);
    expect((await at(`/live?topics=${local}`, { method: 'POST' })).status).toBe(405);
    expect((await at('/live/other')).status).toBe(404);
    expect((await at('/live//rows')).status).toBe(404);
  });

  it('tells no more of the clusters than their names and states', async () => {
    const carol = await stand.person('carol', { on: bakery });
    const reader = await follow(carol, ['clusters', 'containers@nosuch']);
    await reader.loaded('clusters', 'containers@nosuch');
    expect(reader.states.get('nosuch')).toBe('gone');
    expect(Object.keys(reader.named('clusters', 'local') ?? {}).sort()).toEqual(
      ['engineVersion', 'id', 'isDefault', 'isSwarm', 'name', 'since', 'state'].sort(),
    );
  });

  it('gives pages their first rows and the number of what they may see', async () => {
    const carol = await stand.person('carol', { on: bakery });
    const rowsOf = async (person: Person, query: string) => {
      const answer = await fetch(`${stand.facts.consoleUrl}/live/rows?${query}`, { headers: bearer(person) });
      return { status: answer.status, body: await answer.json() };
    };
    const more = stand.unique('aaa');
    await run(ana, shop, more);
    const { body } = await waitFor('both', async () => {
      const found = await rowsOf(ana, `topics=${local}&limit=1`);
      return found.body[0].total >= 2 && found;
    });
    expect(body[0]).toMatchObject({ topic: local, state: 'live' });
    expect(body[0].rows.map((row: { name: string }) => row.name)).toEqual([more]);
    const theirs = await rowsOf(carol, `topics=${local}`);
    expect(theirs.body[0].total).toBe(theirs.body[0].rows.length);
    expect(theirs.body[0].rows.every((row: { collection: string }) => row.collection === bakery)).toBe(true);
    expect((await rowsOf(carol, `topics=${local}/${container}`)).body[0]).toMatchObject({
      rows: [],
      total: 0,
    });
    expect((await rowsOf(ana, `topics=${local}&limit=501`)).status).toBe(400);
  });
});
