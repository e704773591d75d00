import { beforeAll, describe, expect, it } from 'vitest';
import { bearer } from '@/e2e/fixtures/live-reader';
import type { Person } from '@/e2e/fixtures/person';
import { inside, stand } from '@/e2e/fixtures/stand';
import { waitFor } from '@/e2e/wait-for';

interface Hit {
  readonly kind: string;
  readonly cluster: string;
  readonly id: string;
  readonly name: string;
  readonly collection: string;
}

/** One search over all clusters: it finds what the person may see, and neither more nor how much more there is. */
describe('a search', () => {
  let shop: string;
  let ana: Person;
  let name: string;
  let container: string;

  const search = async (person: Person, q: string, more = '') => {
    const answer = await fetch(`${stand.facts.consoleUrl}/search?${new URLSearchParams({ q })}${more}`, {
      headers: bearer(person),
    });
    return { status: answer.status, body: (await answer.json()) as { items: Hit[]; total: number } };
  };

  beforeAll(async () => {
    shop = await stand.collection('shop', '');
    ana = await stand.person('ana', { on: shop });
    name = stand.unique('findme');
    container = await ana.docker.run(
      ...['run', '-d', '--name', name, ...inside(shop), 'busybox', 'sleep', '3600'],
    );
    const { docker } = await ana.at('swarm');
    await docker.run('volume', 'create', ...inside(shop), `${name}-data`);
    await ana.docker.run('network', 'create', ...inside(shop), `${name}-net`);
  });

  it('finds things of every kind on every cluster by their names, the exact one first', async () => {
    const { body } = await waitFor('all three', async () => {
      const found = await search(ana, name.toUpperCase());
      return found.body.total === 3 && found;
    });
    expect(body.items).toEqual([
      { kind: 'containers', cluster: 'local', id: container, name, collection: shop },
      { kind: 'networks', cluster: 'local', id: expect.any(String), name: `${name}-net`, collection: shop },
      { kind: 'volumes', cluster: 'swarm', id: `${name}-data`, name: `${name}-data`, collection: shop },
    ]);
    expect((await search(ana, `data ${name}`)).body.items.map((hit) => hit.name)).toEqual([`${name}-data`]);
    expect((await search(ana, container.slice(0, 12))).body.items).toMatchObject([{ name }]);
    expect((await search(ana, name, '&limit=1')).body).toMatchObject({ items: [{ name }], total: 3 });
  });

  it('finds nothing for a stranger, by name or id', async () => {
    const carol = await stand.person('carol', { on: await stand.collection('bakery', '') });
    for (const text of [name, container, container.slice(0, 12), shop]) {
      expect((await search(carol, text)).body).toEqual({ items: [], total: 0 });
    }
  });

  it('finds for View Only what it may see, until it may not', async () => {
    const viewer = await stand.person('viewer');
    const grant = await stand.grant(`user:${viewer.username}`, 'View Only', shop);
    expect((await search(viewer, name)).body.total).toBe(3);
    await grant.revoke();
    await waitFor('the grant to be gone', async () => (await search(viewer, name)).body.total === 0, {
      timeoutMs: 2_000,
    });
  });

  it('finds images under the names that the person may see', async () => {
    const { body } = await search(ana, 'busybox:latest');
    expect(body.items).toContainEqual(expect.objectContaining({ kind: 'images', name: 'busybox:latest' }));
  });

  it('is closed to nobody in particular and to what it does not know', async () => {
    const at = async (path: string, headers: Record<string, string> = bearer(ana)) =>
      (await fetch(`${stand.facts.consoleUrl}${path}`, { headers })).status;
    expect(await at('/search?q=web', {})).toBe(401);
    expect(await at('/search?q=')).toBe(200);
    expect(await at('/search?q=web&limit=0')).toBe(400);
    expect(await at('/search?q=web&limit=1000')).toBe(400);
    expect(await at('/search?q=web&kind=secrets')).toBe(400);
    expect(await at(`/search?q=${'x'.repeat(201)}`)).toBe(400);
    const cookie = `wheelhouse_session=${ana.token}`;
    expect(await at('/search?q=web', { cookie, 'sec-fetch-site': 'cross-site' })).toBe(403);
  });
});
