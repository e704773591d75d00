import { beforeAll, describe, expect, it } from 'vitest';
import type { Person } from '@/e2e/fixtures/person';
import { inside, stand } from '@/e2e/fixtures/stand';
import { waitFor } from '@/e2e/wait-for';

/** Where things are is our record: nothing that a tenant sends or an image brings changes it. */
describe('where things are placed', () => {
  let ana: Person;
  let shop: string;

  beforeAll(async () => {
    shop = await stand.collection('shop');
    ana = await stand.person('ana', { role: 'Full Control', on: shop });
  });

  async function placementOf(kind: string, id: string): Promise<string | undefined> {
    const { api } = await stand.admin();
    const { items } = await api.get(`/placements?cluster=local&kind=${kind}&id=${id}`);
    return items[0]?.collection;
  }

  it("without a wish, in the person's own collection", async () => {
    const id = await ana.docker.run('create', 'busybox');
    expect(await placementOf('container', id)).toBe(ana.privateCollection);
    expect((await stand.engine.container(id))?.Config.Labels).toMatchObject({
      'io.wheelhouse.collection': ana.privateCollection,
    });
  });

  it.each(['io.wheelhouse.collection', 'com.docker.ucp.access.label'])(
    'with the label %s, there',
    async (label) => {
      const id = await ana.docker.run('create', '--label', `${label}=${shop}`, 'busybox');
      expect(await placementOf('container', id)).toBe(shop);
      expect((await stand.engine.container(id))?.Config.Labels['io.wheelhouse.collection']).toBe(shop);
    },
  );

  it.each([
    ['a path that does not exist', '/Shared/nowhere'],
    ['the root', '/'],
    ['our own parts', '/System'],
    ['a path in another form', '/Shared/../System'],
    ['a path without its slash', 'Shared'],
    ['nothing', ''],
  ])('a wish for %s is refused and leaves nothing', async (_, path) => {
    const name = stand.unique('misplaced');
    await ana.docker.refused('create', '--name', name, ...inside(path), 'busybox');
    await ana.docker.refused('volume', 'create', ...inside(path), name);
    await ana.docker.refused('network', 'create', ...inside(path), name);
    expect(await stand.engine.container(name)).toBeUndefined();
    expect(await stand.engine.hasVolume(name)).toBe(false);
    expect(await stand.engine.network(name)).toBeUndefined();
  });

  it('two wishes that differ are refused', async () => {
    const name = stand.unique('torn');
    const wishes = [...inside(shop), '--label', `com.docker.ucp.access.label=${ana.privateCollection}`];
    await ana.docker.refused('create', '--name', name, ...wishes, 'busybox');
    expect(await stand.engine.container(name)).toBeUndefined();
  });

  it('a label that the image brings is no wish', async () => {
    const { api } = await stand.admin();
    await api.call('POST', '/collections', { path: '/Shared/from-the-image' });
    const id = await ana.docker.run('create', 'notes');
    expect(await placementOf('container', id)).toBe(ana.privateCollection);

    const behind = await stand.dockerAtEngine.run('create', 'notes');
    const admin = await stand.admin();
    await waitFor('the administrator to see it', async () =>
      (await admin.docker.run('ps', '-aq', '--no-trunc')).includes(behind),
    );
    const bob = await stand.person('bob', { role: 'Full Control', on: '/Shared/from-the-image' });
    expect(await bob.docker.run('ps', '-aq', '--no-trunc')).not.toContain(behind);
  });

  it('what was made behind our back is in the root, or where its label says', async () => {
    const unplaced = await stand.dockerAtEngine.run('create', 'busybox');
    const adopted = await stand.dockerAtEngine.run('create', ...inside(shop), 'busybox');
    await waitFor('Ana to see what was adopted', async () =>
      (await ana.docker.run('ps', '-aq', '--no-trunc')).includes(adopted),
    );
    expect(await ana.docker.run('ps', '-aq', '--no-trunc')).not.toContain(unplaced);
    const { docker } = await stand.admin();
    expect(await docker.run('ps', '-aq', '--no-trunc')).toContain(unplaced);
  });

  it('an operator moves things, also those made behind our back', async () => {
    const id = await stand.dockerAtEngine.run('create', 'busybox');
    const { api } = await stand.admin();
    await waitFor('it to be known', async () => {
      const { status } = await api.call('PUT', '/placements', {
        cluster: 'local',
        kind: 'container',
        id,
        collection: shop,
      });
      return status < 300;
    });
    await waitFor('Ana to see it', async () =>
      (await ana.docker.run('ps', '-aq', '--no-trunc')).includes(id),
    );
    await ana.docker.run('rm', id);
    expect(await stand.engine.container(id)).toBeUndefined();
  });

  it('a volume made again under the same name is another volume', async () => {
    const name = stand.unique('reborn');
    await ana.docker.run('volume', 'create', ...inside(shop), name);
    await stand.engine.ask('DELETE', `/volumes/${name}`);
    // CreatedAt, which tells one from the other, counts in seconds.
    const second = Math.floor(Date.now() / 1_000);
    await waitFor('the next second', () => Math.floor(Date.now() / 1_000) > second);
    await stand.engine.ask('POST', '/volumes/create', { Name: name });
    await waitFor(
      'it to be hers no more',
      async () => (await ana.docker.attempt('volume', 'inspect', name)).code !== 0,
    );
    await ana.docker.refused('run', '--rm', ...inside(shop), '-v', `${name}:/x`, 'busybox', 'true');
    await ana.docker.refused('volume', 'rm', name);
    expect(await stand.engine.hasVolume(name)).toBe(true);
  });

  it('a name is given once, however many ask at the same time', async () => {
    const ben = await stand.person('ben', { role: 'Full Control', on: shop });
    const name = stand.unique('wanted');
    const volume = stand.unique('wanted');
    const outcomes = await Promise.all(
      [ana, ben, ana, ben].map(({ docker }) => docker.attempt('create', '--name', name, 'busybox')),
    );
    expect(outcomes.filter(({ code }) => code === 0)).toHaveLength(1);
    await Promise.all([ana, ben].map(({ docker }) => docker.attempt('volume', 'create', volume)));
    const seenBy = await Promise.all(
      [ana, ben].map(async ({ docker }) => (await docker.run('volume', 'ls', '-q')).includes(volume)),
    );
    expect(seenBy.filter(Boolean)).toHaveLength(1);
  });

  it('images belong to the collection of their name', async () => {
    const vault = await stand.collection('vault', '');
    const { api, docker } = await stand.admin();
    const image = `${stand.facts.registry}/${stand.unique('vaulted')}`;
    await stand.dockerAtEngine.run('tag', 'busybox', image);
    await stand.dockerAtEngine.run('push', '--quiet', image);
    await stand.dockerAtEngine.run('rmi', image);
    await api.post('/image-prefixes', { prefix: image, collection: vault });
    const refusal = await waitFor('the prefix to take effect', async () => {
      const { code, stderr } = await ana.docker.attempt('pull', image);
      return code !== 0 && stderr;
    });
    expect(refusal).toMatch(/image\.pull|not found/);
    await docker.run('pull', image);
    expect(await ana.docker.run('images', '--format', '{{.Repository}}')).not.toContain(image);
    await ana.docker.refused('run', '--rm', image, 'true');
    await ana.docker.refused('image', 'inspect', image);
  });
});
