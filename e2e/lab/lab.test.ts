import { execFileSync } from 'node:child_process';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import { waitFor } from '@/e2e/wait-for';
import { run } from './command';
import type { Engine } from './engine';
import { type Lab, type LabOptions, startLab } from './lab';
import { identityOf } from './processes';

const running: Lab[] = [];

async function lab(options?: LabOptions): Promise<Lab> {
  const started = await startLab(options);
  running.push(started);
  return started;
}

afterEach(async () => {
  await Promise.all(running.splice(0).map((each) => each.stop()));
});

const docker = (engine: Engine, ...args: string[]) =>
  run('docker', args, { env: { ...process.env, DOCKER_HOST: engine.dockerHost } });

describe('a lab of one engine', () => {
  it('runs containers, publishes their ports to this machine and pulls from its registry', async () => {
    const startedAt = performance.now();
    const { engines, registry } = await lab();
    expect(performance.now() - startedAt).toBeLessThan(10_000);
    const [engine] = engines;

    expect(await docker(engine, 'run', '--rm', 'busybox', 'echo', 'hello')).toBe('hello\n');

    await docker(engine, 'rmi', 'web', `${registry}/web`);
    await docker(engine, 'run', '--detach', '--publish', '8080:80', `${registry}/web`);
    const page = await waitFor('the page', async () =>
      (await fetch(`http://${engine.address}:8080/`)).text(),
    );
    expect(page).toContain('It works');
  });

  it('survives the death of its engine', async () => {
    const [engine] = (await lab({ registry: false })).engines;
    await docker(engine, 'run', '--detach', '--name', 'sleeper', 'busybox', 'sleep', '1000');
    await engine.kill();
    await expect(docker(engine, 'ps')).rejects.toThrow('Cannot connect');
    await engine.start();
    expect(await docker(engine, 'inspect', '--format', '{{.State.Running}}', 'sleeper')).toBe('false\n');
  });

  it('leaves nothing behind when it stops, whatever still runs in it', async () => {
    const bystander = await lab({ registry: false });
    const ending = await lab();
    const [engine] = ending.engines;
    await docker(engine, 'run', '--detach', '--network', 'host', 'busybox', 'sleep', '1000');
    await docker(engine, 'run', '--detach', '--publish', '8080:80', '--volume', 'data:/data', 'web');
    await docker(engine, 'run', '--detach', '--name', 'paused', 'busybox', 'sleep', '1000');
    await docker(engine, 'pause', 'paused');
    const group = `/sys/fs/cgroup/pids/${engine.name}`;
    expect(tracesOf(engine.name)).not.toEqual([]);
    expect(existsSync(group)).toBe(existsSync('/sys/fs/cgroup/pids'));

    await ending.stop();

    expect(tracesOf(engine.name)).toEqual([]);
    expect(existsSync(group)).toBe(false);
    expect(existsSync(dirname(engine.socket))).toBe(false);
    expect(await docker(bystander.engines[0], 'run', '--rm', 'busybox', 'echo', 'alive')).toBe('alive\n');
  });
});

describe('a lab of three engines in a Swarm', () => {
  it('runs a service over its three nodes', async () => {
    const { engines, registry } = await lab({ engines: 3, swarm: true });
    await docker(
      engines[0],
      ...['service', 'create', '--detach', '--name', 'spread', '--replicas', '3'],
      ...['--replicas-max-per-node', '1', `${registry}/busybox`, 'sleep', '1000'],
    );
    const nodes = await waitFor('three running tasks', async () => {
      const lines = await docker(
        engines[0],
        ...['service', 'ps', 'spread', '--format', '{{.Node}} {{.CurrentState}}'],
      );
      const states = lines.trim().split('\n');
      return states.length === 3 && states.every((state) => state.includes('Running')) && states;
    });
    expect(nodes.map((state) => state.split(' ')[0]).sort()).toEqual(engines.map(({ name }) => name));
  });
});

/** What the machine still knows of an engine: namespaces, links, mounts, processes, firewall rules. */
function tracesOf(name: string): string[] {
  const lab = name.replace(/e\d+$/, '');
  const folder = `/wheelhouse-labs/${lab.slice('whl'.length)}/`;
  const names = new RegExp(`\\b${lab}(e|v|\\b)`);
  const named = (text: string) =>
    text.split('\n').filter((line) => names.test(line) || line.includes(folder));
  return [
    ...named(execFileSync('ip', ['netns', 'list'], { encoding: 'utf8' })),
    ...named(execFileSync('ip', ['link'], { encoding: 'utf8' })),
    ...named(execFileSync('iptables', ['-w', '-S', 'FORWARD'], { encoding: 'utf8' })),
    ...named(readFileSync('/proc/self/mountinfo', 'utf8')),
    ...readdirSync('/proc')
      .filter((entry) => /^\d+$/.test(entry) && identityOf(Number(entry)))
      .map(controlGroupsAndCommand)
      .flatMap(named),
  ];
}

function controlGroupsAndCommand(pid: string): string {
  try {
    return `${readFileSync(`/proc/${pid}/cgroup`, 'utf8')}\n${readFileSync(`/proc/${pid}/cmdline`, 'utf8')}`;
  } catch {
    return ''; // it ended meanwhile
  }
}
