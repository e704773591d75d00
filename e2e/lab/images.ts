import { execFileSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { pack } from 'tar-stream';
import { run } from './command';
import type { Engine } from './engine';

/** What every lab holds: in its engines as `busybox`, and in its registry as `HOST/busybox`. */
export const labImages = ['busybox', 'notes', 'web'] as const;
export type LabImage = (typeof labImages)[number];

/**
 * `notes` brings what images may bring along: a volume, a variable and labels, one of which wishes
 * for a placement that only a person may wish for.
 */
const notes = `FROM busybox
ENV NOTES_SECRET=from-the-image
VOLUME /notes
LABEL maintainer="the lab" io.wheelhouse.collection="/Shared/from-the-image"
CMD ["sleep", "3600"]
`;

const web = `FROM busybox
RUN mkdir /www && echo "<h1>It works</h1>" > /www/index.html
EXPOSE 80
STOPSIGNAL SIGKILL
CMD ["httpd", "-f", "-p", "80", "-h", "/www"]
`;

/** Makes the images from nothing but Debian's static busybox. */
export async function makeImages(engine: Engine): Promise<void> {
  const env = { ...process.env, DOCKER_HOST: engine.dockerHost, DOCKER_BUILDKIT: '0' };
  await run('docker', ['import', '--change', 'CMD ["sh"]', '-', 'busybox:latest'], {
    env,
    input: await busyboxRoot(),
  });
  await Promise.all([
    run('docker', ['build', '--quiet', '--tag', 'notes:latest', '-'], { env, input: Buffer.from(notes) }),
    run('docker', ['build', '--quiet', '--tag', 'web:latest', '-'], { env, input: Buffer.from(web) }),
  ]);
}

/** Puts the images of one engine into the registry, and under the registry's names. */
export async function pushImages(engine: Engine, registry: string): Promise<void> {
  const env = { ...process.env, DOCKER_HOST: engine.dockerHost };
  await Promise.all(
    labImages.map(async (image) => {
      await run('docker', ['tag', image, `${registry}/${image}`], { env });
      await run('docker', ['push', '--quiet', `${registry}/${image}`], { env });
    }),
  );
}

/** Gives one more engine the same images as the first. */
export async function pullImages(engine: Engine, registry: string): Promise<void> {
  const env = { ...process.env, DOCKER_HOST: engine.dockerHost };
  for (const image of labImages) {
    await run('docker', ['pull', '--quiet', `${registry}/${image}`], { env });
    await run('docker', ['tag', `${registry}/${image}`, image], { env });
  }
}

/** A root file system as a tar: busybox, a link per applet, and the few files that programs expect. */
async function busyboxRoot(): Promise<Buffer> {
  const binary = ['/bin/busybox', '/usr/bin/busybox'].find((path) => existsSync(path));
  if (!binary) throw new Error('The lab needs /bin/busybox (Debian package busybox-static)');
  const applets = execFileSync(binary, ['--list'], { encoding: 'utf8' }).split('\n').filter(Boolean);

  const tar = pack();
  for (const name of ['bin', 'etc', 'home', 'proc', 'root', 'sys', 'usr', 'var']) {
    tar.entry({ name, type: 'directory', mode: 0o755 });
  }
  tar.entry({ name: 'tmp', type: 'directory', mode: 0o1777 });
  tar.entry({ name: 'etc/passwd' }, 'root:x:0:0:root:/root:/bin/sh\nguest:x:1000:1000::/home:/bin/sh\n');
  tar.entry({ name: 'etc/group' }, 'root:x:0:\nguest:x:1000:\n');
  tar.entry({ name: 'bin/busybox', mode: 0o755 }, await readFile(binary));
  for (const applet of applets) {
    if (applet !== 'busybox') tar.entry({ name: `bin/${applet}`, type: 'symlink', linkname: 'busybox' });
  }
  tar.finalize();
  const chunks: Buffer[] = [];
  for await (const chunk of tar as AsyncIterable<Buffer>) chunks.push(chunk);
  return Buffer.concat(chunks);
}
