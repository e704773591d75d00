import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import type { DockerCli } from '@/e2e/fixtures/docker-cli';
import { inside, stand } from '@/e2e/fixtures/stand';
import { waitFor } from '@/e2e/wait-for';

const ways = ['a client bundle', 'a bearer token', "the administrator's bundle"] as const;

/** Every command that people use every day, with the unmodified CLI, whichever way they come in. */
describe.concurrent.each(ways)('docker with %s', (way) => {
  let docker: DockerCli;
  let place: string[];
  const unique = (name: string) => stand.unique(name);

  beforeAll(async () => {
    const shop = await stand.collection('shop');
    place = inside(shop);
    if (way === "the administrator's bundle") {
      docker = (await stand.admin()).docker;
      return;
    }
    const ana = await stand.person('ana', { role: 'Full Control', on: shop });
    docker = way === 'a client bundle' ? ana.docker : ana.dockerByToken;
  });

  /** A container that goes on until it is removed. */
  async function sleeper(...options: string[]): Promise<string> {
    const name = unique('sleeper');
    await docker.run('run', '-d', '--name', name, ...place, ...options, 'busybox', 'sleep', '3600');
    return name;
  }

  const stateOf = async (name: string) => (await stand.engine.container(name))?.State.Status;

  it('version and info describe the engine', async () => {
    expect(await docker.run('version', '--format', '{{.Server.Version}}')).toMatch(/^\d+\.\d+/);
    const [driver, name] = (await docker.run('info', '--format', '{{.Driver}} {{.OSType}}')).split(' ');
    expect(driver).toBeTruthy();
    expect(name).toBe('linux');
  });

  it('run prints what the container prints, and returns its exit code', async () => {
    expect(await docker.run('run', '--rm', ...place, 'busybox', 'echo', 'hello')).toBe('hello');
    const { code, stderr } = await docker.attempt(
      ...['run', '--rm', ...place, 'busybox', 'sh', '-c', 'echo oops >&2; exit 7'],
    );
    expect({ code, stderr }).toEqual({ code: 7, stderr: 'oops\n' });
  });

  it('run --rm removes the container when it ends', async () => {
    const name = unique('brief');
    await docker.run('run', '--rm', '--name', name, ...place, 'busybox', 'true');
    await waitFor('the container to be removed', async () => !(await stand.engine.container(name)));
  });

  it('run -i takes standard input to its end', async () => {
    const { code, stdout } = await docker.runWithInput(
      Buffer.from('b\na\n'),
      ...['run', '-i', '--rm', ...place, 'busybox', 'sort'],
    );
    expect({ code, stdout }).toEqual({ code: 0, stdout: 'a\nb\n' });
  });

  it('run -d -p publishes a port', async () => {
    const name = unique('site');
    await docker.run('run', '-d', '--name', name, ...place, '-p', '80', 'web');
    const port = (await docker.run('port', name, '80/tcp')).split('\n')[0]?.split(':').pop();
    const page = await waitFor('the page', async () =>
      (await fetch(`http://${stand.facts.engine.address}:${port}/`)).text(),
    );
    expect(page).toContain('It works');
    await docker.run('rm', '-f', name);
  });

  it('run -v keeps data in a named volume, which belongs to where the container is', async () => {
    const volume = unique('data');
    const mount = ['-v', `${volume}:/data`];
    await docker.run('run', '--rm', ...place, ...mount, 'busybox', 'sh', '-c', 'echo kept > /data/file');
    expect(await docker.run('run', '--rm', ...place, ...mount, 'busybox', 'cat', '/data/file')).toBe('kept');
    expect(await docker.run('volume', 'ls', '-q')).toContain(volume);
    await docker.run('volume', 'rm', volume);
    expect(await stand.engine.hasVolume(volume)).toBe(false);
  });

  it('ps, inspect, rename, stop, start, restart, kill, wait and rm act on a container', async () => {
    const name = await sleeper();
    expect(await docker.run('ps', '--format', '{{.Names}}')).toContain(name);
    const id = await docker.run('inspect', '--format', '{{.Id}}', name);
    expect(id).toBe((await stand.engine.container(name))?.Id);

    const renamed = unique('renamed');
    await docker.run('rename', name, renamed);
    expect((await stand.engine.container(id))?.Name).toBe(`/${renamed}`);

    await docker.run('stop', '-t', '0', renamed);
    expect(await stateOf(id)).toBe('exited');
    expect(await docker.run('ps', '--format', '{{.Names}}')).not.toContain(renamed);
    expect(await docker.run('ps', '-a', '--format', '{{.Names}}')).toContain(renamed);

    await docker.run('start', renamed);
    expect(await stateOf(id)).toBe('running');
    const startedAt = (await stand.engine.container(id))?.State.StartedAt;
    await docker.run('restart', '-t', '0', id.slice(0, 12));
    expect((await stand.engine.container(id))?.State.StartedAt).not.toBe(startedAt);

    const waiting = docker.start('wait', renamed);
    await docker.run('kill', renamed);
    expect(await waiting.ends()).toBe(0);
    expect(waiting.output.trim()).toBe('137');

    await docker.run('rm', '-v', renamed);
    expect(await stand.engine.container(id)).toBeUndefined();
  });

  it('logs shows both streams, and -f follows them to the end', async () => {
    const name = unique('talker');
    const script = 'echo one; echo two >&2; while [ ! -e /stop ]; do sleep 0.1; done; echo three';
    await docker.run('run', '-d', '--name', name, ...place, 'busybox', 'sh', '-c', script);
    const following = docker.start('logs', '-f', name);
    await following.prints('two');
    await docker.run('exec', name, 'touch', '/stop');
    expect(await following.ends()).toBe(0);
    expect(following.output).toContain('three');
    expect((await docker.run('logs', '--tail', '1', name)).trim()).toBe('three');
  });

  it('exec runs a command inside and returns its exit code', async () => {
    const name = await sleeper();
    expect(await docker.run('exec', '-e', 'GREETING=hi', name, 'sh', '-c', 'echo $GREETING')).toBe('hi');
    expect((await docker.attempt('exec', name, 'sh', '-c', 'exit 9')).code).toBe(9);
    const { stdout } = await docker.runWithInput(Buffer.from('typed'), 'exec', '-i', name, 'cat');
    expect(stdout).toBe('typed');
  });

  it('top and stats show what it does', async () => {
    const name = await sleeper();
    expect(await docker.run('top', name)).toContain('sleep 3600');
    expect(await docker.run('stats', '--no-stream', '--format', '{{.Name}} {{.PIDs}}', name)).toBe(
      `${name} 1`,
    );
    expect(await docker.run('stats', '--no-stream', '--format', '{{.Name}}')).toContain(name);
  });

  it('cp copies in and out, byte for byte', async () => {
    const name = await sleeper();
    const folder = mkdtempSync(join(tmpdir(), 'wheelhouse-cp-'));
    const bytes = Buffer.from(Array.from({ length: 300_000 }, (_, index) => (index * 7) % 256));
    writeFileSync(join(folder, 'in'), bytes);
    await docker.run('cp', join(folder, 'in'), `${name}:/tmp/there`);
    await docker.run('cp', `${name}:/tmp/there`, join(folder, 'out'));
    expect(readFileSync(join(folder, 'out')).equals(bytes)).toBe(true);
  });

  it('events tells what happens while it happens', async () => {
    const events = docker.start('events', '--format', '{{.Action}} {{.Actor.Attributes.name}}');
    // Nothing tells when the CLI has begun to listen, so containers go on coming until it hears one.
    const heard = await waitFor('an event', async () => {
      const name = unique('event');
      await docker.run('create', '--name', name, ...place, 'busybox');
      await docker.run('rm', name);
      return events.output.includes(`destroy ${name}`) && name;
    });
    expect(events.output).toContain(`create ${heard}`);
    await events.kill();
  });

  it('pull fetches from an allowed registry, and images lists it', async () => {
    const image = `${stand.facts.registry}/${unique('notes')}`;
    await stand.dockerAtEngine.run('tag', 'notes', image);
    await stand.dockerAtEngine.run('push', '--quiet', image);
    await stand.dockerAtEngine.run('rmi', image);
    await docker.run('pull', image);
    expect(await docker.run('images', '--format', '{{.Repository}}')).toContain(image);
    await docker.run('run', '--rm', ...place, image, 'true');
  });

  it('network ls, create, connect, disconnect and rm act on networks', async () => {
    const network = unique('net');
    await docker.run('network', 'create', ...place, network);
    expect(await docker.run('network', 'ls', '--format', '{{.Name}}')).toContain(network);
    const name = await sleeper();
    await docker.run('network', 'connect', network, name);
    expect((await stand.engine.container(name))?.NetworkSettings.Networks).toHaveProperty(network);
    expect(await docker.run('network', 'inspect', network)).toContain(name);
    await docker.run('network', 'disconnect', network, name);
    const other = await sleeper('--network', network);
    expect((await stand.engine.container(other))?.NetworkSettings.Networks).toHaveProperty(network);
    await docker.run('rm', '-f', other);
    await docker.run('network', 'rm', network);
    expect(await stand.engine.network(network)).toBeUndefined();
  });

  it('volume create, ls, inspect and rm act on volumes', async () => {
    const volume = unique('vol');
    expect(await docker.run('volume', 'create', ...place, volume)).toBe(volume);
    expect(await docker.run('volume', 'ls', '-q')).toContain(volume);
    expect(await docker.run('volume', 'inspect', '--format', '{{.Name}}', volume)).toBe(volume);
    await docker.run('volume', 'rm', volume);
    expect(await stand.engine.hasVolume(volume)).toBe(false);
  });
});
