import { execFileSync } from 'node:child_process';
import { gzipSync } from 'node:zlib';
import { beforeAll, describe, expect, it } from 'vitest';
import { tarOf } from '@/e2e/fixtures/archive';
import { build, contextFolder, hasImage, imageStory } from '@/e2e/fixtures/build-context';
import type { DockerCli } from '@/e2e/fixtures/docker-cli';
import type { Person } from '@/e2e/fixtures/person';
import { inside, stand } from '@/e2e/fixtures/stand';

/** A build reads images, runs commands on the node and gives names: each by the rights of the person. */
describe('building images', () => {
  let shop: string;
  let mine: string;
  let theirs: string;
  let ana: Person;
  let eve: Person;
  let admin: DockerCli;

  beforeAll(async () => {
    ({ shop, mine, theirs, ana, eve } = await imageStory());
    admin = (await stand.admin()).docker;
  });

  it('builds as an engine does', async () => {
    const dockerfile = [
      '# a comment',
      'ARG BASE=busybox',
      `FROM \${BASE}:latest AS first`,
      'ARG GREETING=hello',
      'COPY . /work/',
      'RUN echo $GREETING \\',
      '  # in between',
      '  && cat /work/file > /copied',
      'FROM busybox',
      'COPY --from=first --chown=1:1 /copied /a',
      'COPY --from=0 /copied /b',
      'LABEL one="1" two=2',
      'CMD ["cat", "/a", "/b"]',
      '',
    ].join('\r\n');
    const context = contextFolder({
      Dockerfile: dockerfile,
      file: 'content',
      '.dockerignore': 'ignored\n',
      ignored: 'x',
    });
    const name = `${mine}/built:1`;
    const said = await ana.docker.run(
      'build',
      '-t',
      name,
      '-t',
      `${mine}/built:2`,
      '--build-arg',
      'GREETING=hi',
      context,
    );
    expect(said).toContain('Step 1/10 : ARG BASE=busybox');
    expect(said).toContain('FROM busybox:latest AS first');
    expect(said).toContain('COPY --from=first');
    expect(said).toContain(`Successfully tagged ${name}`);
    expect(await ana.docker.run('run', '--rm', ...inside(shop), name)).toBe('contentcontent');
    expect(await hasImage(`${mine}/built:2`)).toBe(true);
    const direct = await stand.dockerAtEngine.attempt('build', '--build-arg', 'GREETING=hi', context);
    expect(direct.code).toBe(0);
  });

  it('takes a Dockerfile from beside the context', async () => {
    const context = contextFolder({ file: 'content', Dockerfile: 'FROM nonsense' });
    const name = `${mine}/${stand.unique('beside')}`;
    const { code, stderr } = await ana.docker.runWithInput(
      Buffer.from('FROM busybox\nCOPY . /in/\n'),
      ...['build', '-t', name, '-f', '-', context],
    );
    expect(code, stderr).toBe(0);
    const found = await ana.docker.run('run', '--rm', ...inside(shop), name, 'ls', '-A', '/in');
    expect(found.split('\n').sort()).toEqual(['Dockerfile', 'file']);
    const elsewhere = contextFolder({ 'sub/Other.dockerfile': 'FROM busybox\nCOPY sub /in', 'sub/f': 'x' });
    await ana.docker.run('build', '-q', '-t', name, '-f', `${elsewhere}/sub/Other.dockerfile`, elsewhere);
    expect(await ana.docker.run('run', '--rm', ...inside(shop), name, 'cat', '/in/f')).toBe('x');
  });

  it('builds without a name into the own collection, where it is found by its id', async () => {
    const { stdout } = await build(ana.docker, `FROM busybox\nRUN echo ${stand.unique('x')} > /f`, '-q');
    const id = stdout.trim();
    expect(await ana.docker.run('run', '--rm', ...inside(shop), id, 'cat', '/f')).toContain('x-');
    expect(await eve.docker.refused('image', 'inspect', id)).toContain('No such image');
    expect(await eve.docker.run('images', '-q', '--no-trunc')).not.toContain(id);
    expect(await ana.docker.run('image', 'prune', '-f')).toContain(id);
    expect(await hasImage(id)).toBe(false);
  });

  it('names only what its owner lets one build', async () => {
    for (const name of [`${theirs}/app:1`, 'busybox:planted', `docker.io/${theirs}/x`]) {
      const { code, stderr } = await build(ana.docker, 'FROM busybox', '-t', `${mine}/cover`, '-t', name);
      expect(code, name).not.toBe(0);
      expect(stderr, name).toContain('image.build');
    }
    expect(await hasImage(`${mine}/cover`)).toBe(false);
    const { stderr } = await build(eve.docker, 'FROM busybox', '-t', `${mine}/eves`);
    expect(stderr).toContain('image.build');
    expect(await hasImage(`${mine}/eves`)).toBe(false);
  });

  it('reads contexts however they are compressed', async () => {
    const tar = await tarOf([
      { name: 'Dockerfile', content: 'FROM busybox\nCOPY file /\n' },
      { name: 'file', content: 'x' },
    ]);
    const compressed = {
      plain: tar,
      gzip: gzipSync(tar),
      bzip2: execFileSync('bzip2', ['-c'], { input: tar }),
      xz: execFileSync('xz', ['-c'], { input: tar }),
    };
    for (const [how, bytes] of Object.entries(compressed)) {
      const name = `${mine}/${stand.unique(how)}`;
      const { status, text } = await ana.door.ask(
        'POST',
        `/v1.41/build?t=${encodeURIComponent(name)}`,
        bytes,
        {
          'content-type': 'application/x-tar',
        },
      );
      expect(status, how + text).toBe(200);
      expect(await hasImage(name), how).toBe(true);
    }
  });

  it('lets nobody out of the containers of a build', async () => {
    for (const [options, operation] of [
      [['--network', 'host'], 'container.create.host-network'],
      [['--security-opt', 'seccomp=unconfined'], 'container.create.security-options'],
      [['--cgroup-parent', '/elsewhere'], 'container.create.kernel-settings'],
      [['--network', `container:${stand.unique('none')}`], 'No such container'],
    ] as const) {
      const { code, stderr } = await build(
        ana.docker,
        'FROM busybox\nRUN true',
        '-t',
        `${mine}/out`,
        ...options,
      );
      expect(code).not.toBe(0);
      expect(stderr).toContain(operation);
    }
    const fetched = await build(ana.docker, 'FROM busybox\nADD http://127.0.0.1:1/x /', '-t', `${mine}/out`);
    expect(fetched.stderr).toContain('container.create.host-network');
    const hidden = await build(ana.docker, 'FROM busybox\nARG U\nADD $U /', '-t', `${mine}/out`);
    expect(hidden.stderr).toContain('container.create.host-network');
    const label = await build(ana.docker, 'FROM busybox', '--label', 'io.wheelhouse.owner=admin');
    expect(label.code).not.toBe(0);
    expect(await hasImage(`${mine}/out`)).toBe(false);
  });

  it('refuses BuildKit and contexts that the engine would fetch, with what to do', async () => {
    const words = 'DOCKER_BUILDKIT=0';
    for (const path of ['/session', '/grpc', '/build?version=2', '/build?session=x']) {
      const { status, json } = await ana.door.post(path);
      expect([400, 403]).toContain(status);
      expect(json.message, path).toContain(words);
    }
    const remote = await ana.door.post(`/build?remote=${encodeURIComponent('http://127.0.0.1:1/context')}`);
    expect(remote.json.message).toContain('remote');
    expect((await ana.door.post('/build/prune')).json.SpaceReclaimed).toBe(0);
    expect((await ana.door.post('/build/cancel?id=x')).status).toBe(403);
  });

  it('fetches what is not there, as a pull of the person', async () => {
    const image = stand.image('web');
    await stand.dockerAtEngine.attempt('rmi', image);
    const name = `${mine}/${stand.unique('fetched')}`;
    const { code, stdout, stderr } = await build(ana.docker, `FROM ${image}`, '-t', name);
    expect(stderr).not.toContain('Error');
    expect(code).toBe(0);
    expect(stdout).toContain(`FROM ${image}`);
    const elsewhere = await build(ana.docker, 'FROM registry.example/x:1', '-t', name);
    expect(elsewhere.stderr).toContain('may not contact');
  });

  it('says what is wrong as an engine does', async () => {
    for (const [dockerfile, words] of [
      ['FROM busybox\nNONSENSE x', 'unknown instruction: NONSENSE'],
      ['RUN true', 'no build stage in current context'],
      ['', 'cannot be empty'],
      ['FROM busybox\nRUN false', 'returned a non-zero code: 1'],
    ] as const) {
      const { code, stderr } = await build(ana.docker, dockerfile);
      expect(code).not.toBe(0);
      expect(stderr).toContain(words);
    }
    const { stderr } = await ana.docker.runWithInput(
      await tarOf([{ name: 'other', content: 'x' }]),
      ...['build', '-'],
    );
    expect(stderr).toContain('Cannot locate specified Dockerfile: Dockerfile');
  });

  it('does for an administrator what an engine does', async () => {
    const name = stand.unique('admins');
    const { code, stderr } = await build(
      admin,
      `FROM notes\nCOPY --from=busybox /bin/sh /sh`,
      '-t',
      name,
      '--network',
      'host',
      '-m',
      '128m',
      '--ulimit',
      'nofile=1024:2048',
      '--add-host',
      'a:1.2.3.4',
      '--no-cache',
      '--label',
      'x=y',
    );
    expect(stderr.includes('Error'), stderr).toBe(false);
    expect(code).toBe(0);
    await admin.run('rmi', name);
  });
});
