import { beforeAll, describe, expect, it } from 'vitest';
import type { Person } from '@/e2e/fixtures/person';
import { inside, stand } from '@/e2e/fixtures/stand';

/** Names of images belong to collections; what may be done to an image is decided by its names. */
describe('images by their names', () => {
  let shop: string;
  let yard: string;
  /** Repositories that belong to the one and the other. */
  let mine: string;
  let theirs: string;
  let ana: Person;
  let yves: Person;
  let eve: Person;

  beforeAll(async () => {
    // Beside /Shared, whose images are everyone's to see.
    [shop, yard] = [await stand.collection('shop', ''), await stand.collection('yard', '')];
    [mine, theirs] = [`${stand.facts.registry}/${stand.unique('mine')}`, stand.unique('theirs')];
    const { api } = await stand.admin();
    await api.post('/image-prefixes', { prefix: mine, collection: shop });
    await api.post('/image-prefixes', { prefix: `${theirs}/`, collection: yard });
    ana = await stand.person('ana', { role: 'Full Control', on: shop });
    yves = await stand.person('yves', { role: 'Restricted Control', on: yard });
    eve = await stand.person('eve', { role: 'View Only', on: shop });
    await stand.dockerAtEngine.run('tag', 'busybox', `${theirs}/app:1`);
    await stand.dockerAtEngine.runWithInput(Buffer.alloc(2048), 'import', '-', `${theirs}/only:1`);
  });

  const idOf = (name: string) => stand.dockerAtEngine.run('image', 'inspect', '--format', '{{.Id}}', name);
  const isThere = async (name: string) =>
    (await stand.dockerAtEngine.attempt('image', 'inspect', name)).code === 0;

  it('tags what may be used, into names whose owner lets one tag', async () => {
    await ana.docker.run('tag', 'busybox', `${mine}/tool:1`);
    expect(await idOf(`${mine}/tool:1`)).toBe(await idOf('busybox'));
    expect(await ana.docker.refused('tag', 'busybox', `${theirs}/app:1`)).toContain('image.tag');
    expect(await ana.docker.refused('tag', 'busybox', 'busybox:other')).toContain('image.tag');
    expect(await isThere('busybox:other')).toBe(false);
    expect(await ana.docker.refused('tag', `${theirs}/app:1`, `${mine}/stolen`)).toContain('No such image');
    expect(await ana.docker.refused('tag', await idOf(`${theirs}/only:1`), `${mine}/stolen:2`)).not.toBe('');
    expect(await eve.docker.refused('tag', `${mine}/tool:1`, `${mine}/tool:2`)).toContain('image.use');
    expect(await isThere(`${mine}/tool:2`)).toBe(false);
  });

  it('removes names of its own, and never other names of the same image', async () => {
    await ana.docker.run('tag', 'busybox', `${mine}/gone:1`);
    const id = await idOf('busybox');
    expect(await eve.docker.refused('rmi', `${mine}/gone:1`)).toContain('image.remove');
    expect(await ana.docker.refused('rmi', 'busybox')).toContain('image.remove');
    expect(await ana.docker.refused('rmi', `${theirs}/app:1`)).toContain('No such image');
    // By id, what the person may not remove is in the way; forced as well.
    expect(await ana.docker.refused('rmi', '-f', id)).toContain('image.remove');
    expect(await ana.docker.run('rmi', `${mine}/gone:1`)).toContain(`Untagged: ${mine}/gone:1`);
    expect(await idOf('busybox')).toBe(id);
    expect(await idOf(`${theirs}/app:1`)).toBe(id);
  });

  it('by id takes off the own names of an image whose other names are hidden', async () => {
    const secret = `${theirs}/shared:1`;
    const own = `${mine}/shared:1`;
    await stand.dockerAtEngine.runWithInput(Buffer.alloc(1024), 'import', '-', secret);
    const id = await idOf(secret);
    await stand.dockerAtEngine.run('tag', secret, own);
    const answer = await ana.docker.run('rmi', '-f', id);
    expect(answer).toBe(`Untagged: ${own}`);
    expect(await idOf(secret)).toBe(id);
    expect(await ana.docker.refused('rmi', id)).toContain('No such image');
    expect(await idOf(secret)).toBe(id);
  });

  it('keeps an image that a container of others uses, forced or not', async () => {
    const own = `${mine}/used:1`;
    await stand.dockerAtEngine.runWithInput(
      Buffer.alloc(1024),
      'import',
      '-c',
      `LABEL a=${stand.unique('b')}`,
      '-',
      own,
    );
    const foreign = stand.unique('foreign');
    await stand.dockerAtEngine.run('create', '--name', foreign, ...inside(yard), own, 'true');
    for (const command of [
      ['rmi', own],
      ['rmi', '-f', own],
      ['rmi', '-f', await idOf(own)],
    ]) {
      const words = await ana.docker.refused(...command);
      expect(words).toContain('conflict');
      const { Id = '' } = (await stand.engine.container(foreign)) ?? {};
      expect(words).not.toContain(Id.slice(0, 12));
    }
    expect(await isThere(own)).toBe(true);
    await stand.dockerAtEngine.run('rm', '-f', foreign);
    await ana.docker.run('rmi', own);
    expect(await isThere(own)).toBe(false);
  });

  it('commits a container, by the rights to both', async () => {
    const name = stand.unique('written');
    await ana.docker.run('run', '--name', name, ...inside(shop), 'busybox', 'sh', '-c', 'echo kept > /file');
    const id = await ana.docker.run('commit', '-m', 'kept', '-c', 'CMD cat /file', name, `${mine}/kept`);
    expect(id).toBe(await idOf(`${mine}/kept`));
    expect(await ana.docker.run('run', '--rm', ...inside(shop), `${mine}/kept`)).toBe('kept');
    expect(await ana.docker.refused('commit', name, `${theirs}/app:1`)).toContain('image.load');
    expect(await eve.docker.refused('commit', name, `${mine}/kept:2`)).toContain('container.commit');
    expect(await yves.docker.refused('commit', name, `${theirs}/kept`)).toContain('No such container');
    expect(await isThere(`${theirs}/kept`)).toBe(false);
    const unnamed = await ana.docker.run('commit', name);
    expect(await ana.docker.run('images', '-q', '--no-trunc')).toContain(unnamed);
    expect(await yves.docker.run('images', '-aq', '--no-trunc')).not.toContain(unnamed);
    expect(await yves.docker.refused('run', '--rm', unnamed, 'cat', '/file')).toContain('No such image');
    expect(await ana.docker.run('rmi', unnamed)).toContain('Deleted');
  });

  it('pushes own names to the allowed registry, and pulls them again', async () => {
    await ana.docker.run('tag', 'busybox', `${mine}/pushed:1`);
    await ana.docker.run('tag', 'busybox', `${mine}/pushed:2`);
    await ana.docker.run('push', '-a', `${mine}/pushed`);
    await ana.docker.run('rmi', `${mine}/pushed:1`, `${mine}/pushed:2`);
    expect(await ana.docker.run('pull', '-a', `${mine}/pushed`)).toContain('Status:');
    expect(await isThere(`${mine}/pushed:2`)).toBe(true);
    expect(await eve.docker.refused('push', `${mine}/pushed:1`)).toContain('image.push');
    expect(await yves.docker.refused('push', `${mine}/pushed:1`)).toContain('No such image');
    expect(await yves.docker.refused('push', `${theirs}/app:1`)).toContain('docker.io');
  });

  it('saves what may be saved, under the names that were asked for', async () => {
    await ana.docker.run('tag', 'busybox', `${mine}/saved:1`);
    const { status, text } = await ana.door.get(`/images/get?names=${encodeURIComponent(`${mine}/saved`)}`);
    expect(status).toBe(200);
    expect(text).toContain(`${mine}/saved:1`);
    expect(text).not.toContain(theirs);
    expect(await ana.docker.refused('save', 'busybox')).toContain('image.save');
    expect(await ana.docker.refused('save', `${mine}/saved:1`, `${theirs}/app:1`)).toContain('No such image');
    expect(await eve.docker.refused('save', `${mine}/saved:1`)).toContain('image.save');
  });

  it('asks allowed registries only, about what may be pulled', async () => {
    await ana.docker.run('tag', 'busybox', `${mine}/asked:1`);
    await ana.docker.run('push', `${mine}/asked:1`);
    const path = (name: string) => `/distribution/${name}/json`;
    const found = await ana.door.get(path(`${mine}/asked:1`));
    expect(found.json.Descriptor.digest).toMatch(/^sha256:/);
    expect((await yves.door.get(path(`${mine}/asked:1`))).status).toBe(403);
    expect((await ana.door.get(path('evil.example/x:1'))).json.message).toContain('may not contact');
    expect(await ana.docker.refused('search', 'evil.example/x')).toContain('may not contact');
    expect(await ana.docker.refused('login', '-u', 'a', '-p', 'b', 'evil.example')).toContain(
      'may not contact',
    );
    expect(await ana.docker.run('login', '-u', 'a', '-p', 'b', stand.facts.registry)).toContain(
      'Login Succeeded',
    );
  });

  it('prunes own images alone', async () => {
    const label = stand.unique('prune');
    for (const owner of [mine, theirs]) {
      for (const tag of ['1', '1']) {
        await stand.dockerAtEngine.runWithInput(
          Buffer.alloc(1024),
          ...['import', '-c', `LABEL ${label}=${stand.unique(tag)}`, '-', `${owner}/pruned:${tag}`],
        );
      }
    }
    const gone = await ana.docker.run('image', 'prune', '-af', '--filter', `label=${label}`);
    expect(gone).toContain(`${mine}/pruned:1`);
    expect(gone).not.toContain(theirs);
    expect(await isThere(`${mine}/pruned:1`)).toBe(false);
    expect(await isThere(`${theirs}/pruned:1`)).toBe(true);
    expect(await eve.docker.run('image', 'prune', '-af', '--filter', `label=${label}`)).not.toContain(
      'pruned',
    );
    expect(await ana.docker.run('system', 'prune', '-f')).toContain('Total reclaimed space');
  });

  it('does for an administrator what an engine does', async () => {
    const { docker } = await stand.admin();
    const name = stand.unique('admin');
    await docker.run('tag', 'busybox', name);
    await docker.run('tag', 'busybox', `${name}:2`);
    expect(await docker.run('rmi', name, `${name}:2`)).toContain('Untagged');
    await docker.run('run', '--name', name, 'busybox', 'true');
    const id = await docker.run('commit', name);
    expect(await docker.run('rmi', id)).toContain('Deleted');
    await docker.run('rm', name);
  });
});
