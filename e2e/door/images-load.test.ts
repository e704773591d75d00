import { execFileSync } from 'node:child_process';
import { mkdtempSync, writeFileSync } from 'node:fs';
import { request } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { beforeAll, describe, expect, it } from 'vitest';
import { type FileInArchive, imageArchive, sha256, tarOf } from '@/e2e/fixtures/archive';
import type { Person } from '@/e2e/fixtures/person';
import { inside, stand } from '@/e2e/fixtures/stand';

/** What is inside an archive of images decides which names they get: it is looked at on the way. */
describe('loading archives of images', () => {
  let shop: string;
  let mine: string;
  let theirs: string;
  let ana: Person;
  let eve: Person;

  beforeAll(async () => {
    const yard = await stand.collection('yard', '');
    shop = await stand.collection('shop', '');
    [mine, theirs] = [stand.unique('mine'), stand.unique('theirs')];
    const { api } = await stand.admin();
    await api.post('/image-prefixes', { prefix: `${mine}/`, collection: shop });
    await api.post('/image-prefixes', { prefix: `${theirs}/`, collection: yard });
    ana = await stand.person('ana', { role: 'Full Control', on: shop });
    eve = await stand.person('eve', { role: 'View Only', on: shop });
  });

  const isThere = async (name: string) =>
    (await stand.dockerAtEngine.attempt('image', 'inspect', name)).code === 0;

  /** A layer of one file, which nobody else has. */
  const newLayer = () => tarOf([{ name: 'file', content: stand.unique('content') }]);

  const load = (person: Person, archive: Buffer) => person.docker.runWithInput(archive, 'load');

  it('loads what docker save wrote, under names whose owner lets one load', async () => {
    await ana.docker.run('tag', 'busybox', `${mine}/tool:1`);
    const file = join(mkdtempSync(join(tmpdir(), 'wheelhouse-save-')), 'tool.tar');
    await ana.docker.run('save', '-o', file, `${mine}/tool:1`);
    await ana.docker.run('rmi', `${mine}/tool:1`);
    expect(await ana.docker.run('load', '-i', file)).toBe(`Loaded image: ${mine}/tool:1`);
    expect(await ana.docker.run('run', '--rm', ...inside(shop), `${mine}/tool:1`, 'echo', 'works')).toBe(
      'works',
    );
    await ana.docker.run('rmi', `${mine}/tool:1`);
    expect(await eve.docker.refused('load', '-i', file)).toContain('image.load');
    expect(await isThere(`${mine}/tool:1`)).toBe(false);
    for (const compress of [
      ['gzip', '-k'],
      ['bzip2', '-k'],
      ['xz', '-k'],
    ] as const) {
      const [program, option] = compress;
      execFileSync(program, [option, file]);
      const ending = { gzip: 'gz', bzip2: 'bz2', xz: 'xz' }[program];
      expect(await ana.docker.run('load', '-q', '-i', `${file}.${ending}`), program).toContain(
        `${mine}/tool:1`,
      );
    }
  });

  it('refuses names of others, and names that only look like own ones', async () => {
    for (const name of [
      `${theirs}/app:1`,
      'busybox:planted',
      `docker.io/${theirs}/app:2`,
      `index.docker.io/${theirs}/app:3`,
    ]) {
      const { files } = imageArchive([`${mine}/cover:1`, name], await newLayer());
      const { code, stderr } = await load(ana, await tarOf(files));
      expect(code, name).not.toBe(0);
      expect(stderr, name).toContain('image.load');
    }
    expect(await isThere(`${mine}/cover:1`)).toBe(false);
    expect(await isThere(`${theirs}/app:1`)).toBe(false);
    expect(await isThere('busybox:planted')).toBe(false);
  });

  it.each<[string, (name: string) => FileInArchive[]]>([
    ['a second list of images', (name) => [{ name: './manifest.json', content: manifestOf(name) }]],
    ['one by an absolute name', (name) => [{ name: '/manifest.json', content: manifestOf(name) }]],
    ['one by way of a folder', (name) => [{ name: 'a/../manifest.json', content: manifestOf(name) }]],
    [
      'the old list of repositories',
      (name) => [
        { name: 'repositories', content: JSON.stringify({ [name.split(':')[0] ?? '']: { '1': 'x' } }) },
      ],
    ],
    [
      'an OCI index',
      (name) => [
        { name: 'oci-layout', content: '{"imageLayoutVersion":"1.0.0"}' },
        {
          name: 'index.json',
          content: JSON.stringify({
            schemaVersion: 2,
            manifests: [{ annotations: { 'io.containerd.image.name': name } }],
          }),
        },
      ],
    ],
    [
      'a list by an extended name',
      (name) => [{ name: 'harmless', content: manifestOf(name), pax: { path: 'manifest.json' } }],
    ],
  ])('gives nobody else a name by %s', async (_, added) => {
    const foreign = `${theirs}/${stand.unique('planted')}:1`;
    const { files, id } = imageArchive([], await newLayer());
    for (const entries of [
      [...files, ...added(foreign)],
      [...added(foreign), ...files],
    ]) {
      await load(ana, await tarOf(entries));
      expect(await isThere(foreign)).toBe(false);
    }
    await stand.engine.ask('DELETE', `/images/${id}?force=1`);
  });

  it('refuses a list of images that is a link, or leads out', async () => {
    const { files } = imageArchive([`${mine}/linked:1`], await newLayer());
    const others = files.filter(({ name }) => name !== 'manifest.json');
    const link = { name: 'manifest.json', type: 'symlink', linkname: 'layer/layer.tar' } as const;
    const attempts: FileInArchive[][] = [
      [...others, link],
      [...files, { name: '../escape', content: 'x' }],
      [...files, { name: 'pipe', type: 'fifo' }],
      others,
    ];
    for (const entries of attempts) {
      const { code } = await load(ana, await tarOf(entries));
      expect(code).not.toBe(0);
    }
    expect(await isThere(`${mine}/linked:1`)).toBe(false);
  });

  it('gives nobody the layers of an image that they do not have', async () => {
    const layer = await newLayer();
    const { files } = imageArchive([`${theirs}/secret:1`], layer);
    await stand.dockerAtEngine.runWithInput(await tarOf(files), 'load');
    expect(await isThere(`${theirs}/secret:1`)).toBe(true);
    const claimed = `sha256:${sha256(layer)}`;
    const forged = imageArchive([`${mine}/forged:1`], Buffer.from('junk'), {
      claimed,
      config: { User: 'x' },
    });
    const { code, stderr } = await load(ana, await tarOf(forged.files));
    expect(code).not.toBe(0);
    expect(stderr).toContain('does not hold the layer');
    expect(await isThere(`${mine}/forged:1`)).toBe(false);
    // Whoever has the layer may load it, compressed as well.
    const owned = imageArchive([`${mine}/owned:1`], layer, { config: { User: 'y' } });
    const zipped = owned.files.map((file) =>
      file.name.endsWith('layer.tar') ? { ...file, content: gzipSync(layer) } : file,
    );
    expect((await load(ana, await tarOf(zipped))).stderr).toBe('');
    expect(await isThere(`${mine}/owned:1`)).toBe(true);
  });

  it('puts an image without a name into the collection of whoever loads it', async () => {
    const { files, id } = imageArchive([], await newLayer());
    expect((await load(ana, await tarOf(files))).stdout).toContain(id);
    expect(await ana.docker.run('images', '-q', '--no-trunc')).toContain(id);
    expect(await eve.docker.run('images', '-q', '--no-trunc')).not.toContain(id);
    await ana.docker.run('rmi', id);
    expect(await isThere(id)).toBe(false);
  });

  it('decides by the rights at the end of the upload', async () => {
    const loader = await stand.person('loader');
    const grant = await stand.grant(`user:${loader.username}`, 'Full Control', shop);
    const { files } = imageArchive([`${mine}/late:1`], await newLayer());
    const archive = await tarOf(files);
    const { hostname, port } = new URL(stand.facts.consoleUrl);
    const path = '/clusters/local/v1.41/images/load';
    const headers = { authorization: `Bearer ${loader.token}`, 'content-type': 'application/x-tar' };
    const upload = request({ hostname, port, method: 'POST', path, headers });
    const status = new Promise((resolve, reject) => {
      upload.on('response', (answer) => resolve(answer.resume().statusCode)).on('error', reject);
    });
    upload.write(archive.subarray(0, 1024));
    await grant.revoke();
    upload.end(archive.subarray(1024));
    expect(await status).toBe(403);
    expect(await isThere(`${mine}/late:1`)).toBe(false);
  });

  it('makes nothing of an upload that breaks off', async () => {
    const { files } = imageArchive([`${mine}/half:1`], await newLayer());
    const archive = await tarOf(files);
    const half = archive.subarray(0, 1500);
    writeFileSync(join(mkdtempSync(join(tmpdir(), 'wheelhouse-half-')), 'half.tar'), half);
    expect((await load(ana, half)).code).not.toBe(0);
    expect((await load(ana, Buffer.from('no archive at all, just words'.repeat(100)))).code).not.toBe(0);
    expect(await isThere(`${mine}/half:1`)).toBe(false);
  });
});

function manifestOf(name: string): string {
  return JSON.stringify([{ Config: 'x.json', RepoTags: [name], Layers: [] }]);
}
