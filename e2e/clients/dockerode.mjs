import { once } from 'node:events';
import { PassThrough } from 'node:stream';
import Docker from 'dockerode';
import { pack } from 'tar-stream';

/**
 * The ordinary work of dockerode, against whatever DOCKER_HOST names: prints what came of each step.
 * The tour runs it at the engine and through the door.
 */
const docker = new Docker();

/** @param {string} what @param {() => Promise<unknown>} work */
async function step(what, work) {
  try {
    console.log(`${what}:`, JSON.stringify(await work()));
  } catch (error) {
    console.log(`${what}: failed with ${error.statusCode}: ${error.json?.message ?? error.message}`);
  }
}

/** @param {NodeJS.ReadableStream} stream */
async function textOf(stream) {
  const chunks = [];
  for await (const chunk of stream) chunks.push(chunk);
  return Buffer.concat(chunks).toString();
}

/** Standard output and error of a stream of frames. @param {NodeJS.ReadableStream} stream */
async function framesOf(stream) {
  const [out, err] = [new PassThrough(), new PassThrough()];
  docker.modem.demuxStream(stream, out, err);
  stream.once('end', () => {
    out.end();
    err.end();
  });
  const [stdout, stderr] = await Promise.all([textOf(out), textOf(err)]);
  return { stdout, stderr };
}

const follow = (/** @type {NodeJS.ReadableStream} */ stream) =>
  new Promise((resolve, reject) => {
    docker.modem.followProgress(stream, (error, lines) => (error ? reject(error) : resolve(lines)));
  });

/** @param {Record<string, string>} files */
function tarOf(files) {
  const tar = pack();
  for (const [name, text] of Object.entries(files)) tar.entry({ name }, text);
  tar.finalize();
  return tar;
}

await step('ping', async () => String(await docker.ping()));
await step('version', async () => (await docker.version()).ApiVersion);
await step('info', async () => (await docker.info()).OSType);

const box = await docker.createContainer({
  Image: 'busybox',
  name: 'box',
  Cmd: ['sh', '-c', 'read line; echo "got $line"; echo oops >&2; sleep 1000'],
  OpenStdin: true,
  StdinOnce: false,
  Labels: { tier: 'one' },
  HostConfig: { Memory: 64 << 20, PortBindings: { '80/tcp': [{ HostPort: '' }] } },
  ExposedPorts: { '80/tcp': {} },
});
await step('the same name', () => docker.createContainer({ Image: 'busybox', name: 'box' }));
await step('an unknown image', () => docker.createContainer({ Image: 'nosuch' }));

const attached = await box.attach({ stream: true, stdin: true, stdout: true, stderr: true, hijack: true });
const output = framesOf(attached);
await step('start', () => box.start());
await step('start again', () => box.start());
attached.write('this\n');
await step('list', async () => {
  const list = await docker.listContainers({ filters: { label: ['tier=one'] } });
  return list.map(({ Names, State, Image }) => ({ Names, State, Image }));
});
await step('inspect', async () => (await box.inspect()).HostConfig.Memory);

await step('exec', async () => {
  const exec = await box.exec({
    Cmd: ['sh', '-c', 'cat; echo err >&2; exit 3'],
    AttachStdin: true,
    AttachStdout: true,
    AttachStderr: true,
  });
  const stream = await exec.start({ hijack: true, stdin: true });
  const seen = framesOf(stream);
  stream.write('typed\n');
  stream.end();
  return { ...(await seen), code: (await exec.inspect()).ExitCode };
});
await step('exec without hijack', async () => {
  const exec = await box.exec({ Cmd: ['echo', 'plain'], AttachStdout: true, AttachStderr: true });
  return framesOf(await exec.start({}));
});
await step('exec with a terminal', async () => {
  const exec = await box.exec({ Cmd: ['tty'], AttachStdout: true, Tty: true });
  const stream = await exec.start({ hijack: true, Tty: true });
  await exec.resize({ h: 10, w: 40 }).catch(() => undefined);
  return textOf(stream);
});

await step('put an archive', () => box.putArchive(tarOf({ 'a.txt': 'from a tar\n' }), { path: '/tmp' }));
await step('get an archive', async () =>
  (await textOf(await box.getArchive({ path: '/tmp/a.txt' }))).includes('from a tar'),
);
await step('about a path', async () => Boolean(await box.infoArchive({ path: '/tmp/a.txt' })));
await step('top', async () => (await box.top({ ps_args: '-o pid,args' })).Processes?.length);
await step('stats', async () => Object.keys(await box.stats({ stream: false })).includes('memory_stats'));
await step('changes', async () => (await box.changes()).map(({ Path }) => Path).sort());
await step(
  'update',
  async () => (await box.update({ Memory: 32 << 20, MemorySwap: 32 << 20 })).Warnings ?? [],
);
await step('logs', async () =>
  (await box.logs({ stdout: true, stderr: true })).toString().includes('got this'),
);
await step('rename', () => box.rename({ name: 'case' }));
await step('pause and unpause', async () => {
  await box.pause();
  await box.unpause();
});

const events = await docker.getEvents({
  filters: { type: ['container'], container: [box.id], event: ['die'] },
});
const waiting = box.wait();
await step('kill', () => box.kill());
await step('wait', () => waiting);
await step('event', async () => {
  const [chunk] = await once(events, 'data');
  events.destroy();
  return JSON.parse(String(chunk)).Action;
});
await step('attached output', () => output);
await step('export', async () => (await textOf(await box.export())).includes('from a tar'));

await step('commit', async () => Object.keys(await box.commit({ repo: 'tour/dockerode', tag: '1' })));
await step('image history', async () => (await docker.getImage('tour/dockerode:1').history()).length > 0);
await step('build', async () => {
  const stream = await docker.buildImage(tarOf({ Dockerfile: 'FROM busybox\nRUN echo built > /built\n' }), {
    t: 'tour/dockerode:2',
  });
  return (await follow(stream)).at(-1);
});
await step('build that fails', async () => {
  const stream = await docker.buildImage(tarOf({ Dockerfile: 'FROM busybox\nRUN exit 4\n' }), {
    forcerm: true,
  });
  return (await follow(stream)).at(-1).error;
});
await step('pull', async () => (await follow(await docker.pull(`${process.env.REGISTRY}/busybox`))).at(-1));
await step('pull the unknown', async () => follow(await docker.pull(`${process.env.REGISTRY}/nosuch`)));
await step('run', async () => {
  const out = new PassThrough();
  const seen = textOf(out);
  const [result, container] = await docker.run('tour/dockerode:2', ['cat', '/built'], out, {
    HostConfig: {},
  });
  out.end();
  await container.remove();
  return { result, seen: await seen };
});
await step('tag and remove', async () => {
  await docker.getImage('tour/dockerode:2').tag({ repo: 'tour/dockerode', tag: '3' });
  return (await docker.getImage('tour/dockerode:3').remove()).length;
});
await step('save and load', async () => {
  const saved = await docker.getImage('tour/dockerode:2').get();
  return (await follow(await docker.loadImage(saved))).length > 0;
});

const network = await docker.createNetwork({ Name: 'net', CheckDuplicate: true });
await step('connect', () => network.connect({ Container: box.id }));
await step('networks', async () =>
  (await docker.listNetworks({ filters: { name: ['net'] } })).map(({ Name }) => Name),
);
await step('disconnect', () => network.disconnect({ Container: box.id }));
await step('remove a network', async () => String(await network.remove()));
await docker.createVolume({ Name: 'data' });
await step('volumes', async () =>
  (await docker.listVolumes({ filters: { name: ['data'] } })).Volumes.map(({ Name }) => Name),
);
await step('remove a volume', async () => String(await docker.getVolume('data').remove()));
await step('disk usage', async () => (await docker.df()).Containers?.length);
await step('prune containers', async () => (await docker.pruneContainers()).ContainersDeleted?.length);
await step('remove the removed', () => box.remove());
for (const tag of ['1', '2']) {
  await step(
    `remove image ${tag}`,
    async () => (await docker.getImage(`tour/dockerode:${tag}`).remove()).length,
  );
}
// Streams that were left half read keep the program alive.
process.exit(0);
