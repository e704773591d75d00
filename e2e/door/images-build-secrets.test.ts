import { execFileSync } from 'node:child_process';
import { gzipSync } from 'node:zlib';
import { beforeAll, describe, expect, it } from 'vitest';
import { type FileInArchive, tarOf } from '@/e2e/fixtures/archive';
import { build, contextFolder, hasImage, imageStory } from '@/e2e/fixtures/build-context';
import type { Person } from '@/e2e/fixtures/person';
import { inside, stand } from '@/e2e/fixtures/stand';
import { twoArchivesInOne } from '@/e2e/fixtures/two-archives';

describe('nobody reads by a build an image that they may not use', () => {
  let shop: string;
  let mine: string;
  let theirs: string;
  let secret: string;
  let secretId: string;
  let ana: Person;

  beforeAll(async () => {
    ({ shop, mine, theirs, ana } = await imageStory());
    secret = `${theirs}/secret:1`;
    const layer = await tarOf([{ name: 'password', content: stand.unique('hunter') }]);
    await stand.dockerAtEngine.runWithInput(layer, 'import', '-', secret);
    await stand.dockerAtEngine.run('tag', secret, theirs);
    secretId = await stand.dockerAtEngine.run('image', 'inspect', '--format', '{{.Id}}', secret);
  });

  const fromTar = async (files: readonly FileInArchive[], ...options: string[]) =>
    ana.docker.runWithInput(await tarOf(files), 'build', ...options, '-');

  it.each<[string, (of: { name: string; id: string; short: string; plain: string }) => string]>([
    ['FROM its name', ({ name }) => `FROM ${name}\nCMD x`],
    ['FROM its id', ({ id }) => `FROM ${id}\nCMD x`],
    ['FROM the start of its id', ({ short }) => `FROM ${short}\nCMD x`],
    ['FROM the start of its id with its kind', ({ short }) => `FROM sha256:${short}\nCMD x`],
    ['FROM an argument', ({ name }) => `ARG A=${name}\nFROM $A\nCMD x`],
    ['FROM an argument in braces', ({ name }) => `ARG A=${name}\nFROM \${A:-busybox}\nCMD x`],
    ['FROM a default', ({ plain }) => `FROM \${NOTHING:-${plain}}\nCMD x`],
    ['COPY --from its name', ({ name }) => `FROM scratch\nCOPY --from=${name} /password /`],
    ['COPY --from its id', ({ id }) => `FROM scratch\nCOPY --from=${id} /password /`],
    ['COPY --from the start of its id', ({ short }) => `FROM scratch\nCOPY --from=${short} /password /`],
    [
      'COPY --from a name that is a stage later',
      ({ plain }) => `FROM scratch AS a\nCOPY --from=${plain} /password /\nFROM scratch AS ${plain}\nCMD x`,
    ],
    ['small letters and tabs', ({ name }) => `from\t${name}\ncmd x`],
    ['a line in pieces', ({ name }) => `FR\\\nOM \\\n  ${name}\nCMD x`],
    ['another escape', ({ name }) => `# escape=\`\nFROM \`\n${name}\nCMD x`],
    ['an escape that is not the first line', ({ name }) => `\n# escape=\`\nFROM \\\n${name}\nCMD x`],
    ['a comment in between', ({ name }) => `FROM \\\n# busybox\n${name}\nCMD x`],
    ['a mark at the beginning', ({ name }) => `\ufeffFROM ${name}\nCMD x`],
    ['a mount', ({ name }) => `FROM busybox\nRUN --mount=type=bind,from=${name},target=/x cat /x/password`],
    [
      'a here-document',
      ({ plain }) =>
        `FROM busybox AS a\nRUN cat <<EOF\nFROM busybox AS ${plain}\nEOF\nFROM scratch\nCOPY --from=${plain} /password /`,
    ],
    [
      'a stage of the same name in other letters',
      ({ plain }) => `FROM busybox AS a\nFROM scratch\nCOPY --from=${plain.toUpperCase()} /password /`,
    ],
  ])('by %s', async (_, dockerfileOf) => {
    const dockerfile = dockerfileOf({
      name: secret,
      id: secretId,
      short: secretId.slice(7, 19),
      plain: theirs,
    });
    const name = `${mine}/${stand.unique('leak')}`;
    const { code, stderr } = await build(ana.docker, dockerfile, '-t', name);
    expect(code, stderr).not.toBe(0);
    expect(stderr).not.toContain('Successfully');
    expect(await hasImage(name)).toBe(false);
  });

  it('by arguments, cache sources or targets of the request', async () => {
    const name = `${mine}/${stand.unique('leak')}`;
    const byArgument = await build(
      ana.docker,
      'ARG A=busybox\nFROM $A',
      '-t',
      name,
      '--build-arg',
      `A=${secret}`,
    );
    expect(byArgument.code).not.toBe(0);
    const byTarget = await build(
      ana.docker,
      `FROM ${secret} AS a\nFROM busybox AS b`,
      '-t',
      name,
      '--target',
      'a',
    );
    expect(byTarget.code).not.toBe(0);
    expect(await hasImage(name)).toBe(false);
    // A stage that is not wanted is not built.
    await ana.docker.run(
      ...['build', '-t', name, '--target', 'a'],
      contextFolder({ Dockerfile: `FROM busybox AS a\nFROM ${secret}` }),
    );
  });

  it('by what an image brings along for those who build on it', async () => {
    for (const trigger of [
      `COPY --from=${secret} /password /`,
      `COPY --from=${theirs} /password /`,
      'ADD http://127.0.0.1:1/x /',
    ]) {
      const base = `${mine}/${stand.unique('base')}`;
      await stand.dockerAtEngine.run(
        'build',
        '-q',
        '-t',
        base,
        contextFolder({ Dockerfile: `FROM busybox\nONBUILD ${trigger}` }),
      );
      const name = `${mine}/${stand.unique('leak')}`;
      const { code } = await build(ana.docker, `FROM ${base}\nFROM scratch AS ${theirs}\nCMD x`, '-t', name);
      expect(code, trigger).not.toBe(0);
      expect(await hasImage(name)).toBe(false);
    }
    const base = `${mine}/${stand.unique('base')}`;
    await ana.docker.run(
      'build',
      '-q',
      '-t',
      base,
      contextFolder({ Dockerfile: 'FROM busybox\nONBUILD RUN echo on > /built' }),
    );
    const name = `${mine}/${stand.unique('child')}`;
    await ana.docker.run('build', '-q', '-t', name, contextFolder({ Dockerfile: `FROM ${base}` }));
    expect(await ana.docker.run('run', '--rm', ...inside(shop), name, 'cat', '/built')).toBe('on');
  });

  it('by what a stage brings along for those that are built on it', async () => {
    for (const trigger of [`COPY --from=${secret} /password /`, 'ADD http://127.0.0.1:1/x /']) {
      const name = `${mine}/${stand.unique('leak')}`;
      const dockerfile = `FROM busybox AS a\nONBUILD ${trigger}\nFROM a\nCMD x`;
      expect((await build(ana.docker, dockerfile, '-t', name)).code, trigger).not.toBe(0);
      expect(await hasImage(name)).toBe(false);
    }
  });

  it('by a Dockerfile other than the one that was read', async () => {
    const evil = `FROM ${secret}\nCMD x`;
    const good = 'FROM busybox\nCMD x';
    const contexts: [FileInArchive[], string[]][] = [
      [
        [
          { name: 'Dockerfile', content: evil },
          { name: './Dockerfile', content: good },
        ],
        [],
      ],
      [
        [
          { name: 'Dockerfile', content: good },
          { name: '/Dockerfile', content: evil },
        ],
        [],
      ],
      [
        [
          { name: 'd', type: 'symlink', linkname: '.' },
          { name: 'Dockerfile', content: good },
          { name: 'd/Dockerfile', content: evil },
        ],
        [],
      ],
      [
        [
          { name: 'evil', content: evil },
          { name: 'Dockerfile', content: good },
          { name: 'evil', type: 'link', linkname: 'Dockerfile' },
        ],
        [],
      ],
      [
        [
          { name: 'evil', content: evil },
          { name: 'Dockerfile', type: 'symlink', linkname: 'evil' },
        ],
        [],
      ],
      [
        [
          { name: 'Dockerfile', content: good },
          { name: 'x/Dockerfile', content: evil },
        ],
        ['-f', 'x/../x/Dockerfile'],
      ],
      [
        [
          { name: 'Dockerfile', content: good },
          { name: 'cover', content: evil, pax: { path: 'Dockerfile' } },
        ],
        [],
      ],
      [
        [
          { name: 'dockerfile', content: evil },
          { name: '.dockerignore', content: 'Dockerfile\n' },
        ],
        [],
      ],
    ];
    for (const [files, options] of contexts) {
      const name = `${mine}/${stand.unique('leak')}`;
      const { code } = await fromTar(files, '-t', name, ...options);
      const parent = code === 0 ? await stand.dockerAtEngine.run('history', '-q', '--no-trunc', name) : '';
      expect(parent).not.toContain(secretId);
      if (code === 0)
        expect(await ana.docker.run('run', '--rm', ...inside(shop), name, 'ls', '/')).not.toContain(
          'password',
        );
    }
  });

  it('by an archive that an engine takes for a compressed one, with another Dockerfile in it', async () => {
    const evil = Buffer.from(`FROM ${secret}\nCMD x\n`);
    const outer = await tarOf([{ name: 'Dockerfile', content: 'FROM busybox\nCMD x\n' }]);
    const archive = await twoArchivesInOne(outer, [{ name: 'Dockerfile', content: evil }]);
    const inner = execFileSync(
      'sh',
      ['-c', '{ bzip2 -dcq 2>/dev/null; cat >/dev/null; } | tar -xO Dockerfile'],
      {
        input: archive,
      },
    );
    expect(inner).toEqual(evil);
    const name = `${mine}/${stand.unique('leak')}`;
    // Quiet, an engine says nothing before it is done: else its answer would come before its time.
    const { status, text } = await ana.door.ask('POST', `/v1.41/build?q=1&t=${name}`, gzipSync(archive), {
      'content-type': 'application/x-tar',
    });
    expect(status, text).toBe(200);
    const history = await stand.dockerAtEngine.run('history', '-q', '--no-trunc', name);
    expect(history).not.toContain(secretId);
    expect(history).toContain(
      await stand.dockerAtEngine.run('image', 'inspect', '--format', '{{.Id}}', 'busybox'),
    );
  });
});
