import { type ChildProcess, spawn } from 'node:child_process';
import { mkdirSync, openSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { request } from 'node:http';
import { join } from 'node:path';
import { waitFor } from '@/e2e/wait-for';
import { engineAddress, engineName, type LabNetwork } from './network';
import { killEngineProcesses } from './processes';

/** A real dockerd in its own network, mount and host name namespaces. */
export interface Engine {
  /** The node's host name, unique on this machine. */
  readonly name: string;
  /** Path of its unix socket; for DOCKER_HOST put unix:// before it. */
  readonly socket: string;
  /** Where the machine reaches the ports that its containers publish. */
  readonly address: string;
  readonly dockerHost: string;
  /** Ends it and its containers at once, as a power cut would; its data stays. */
  kill(): Promise<void>;
  /** Starts it, at first or after `kill`, and waits until it answers. */
  start(): Promise<void>;
}

/** What more stands in the daemon.json of an engine; its `hosts` come besides its socket. */
export type ConfigureEngine = (engine: {
  readonly index: number;
  readonly address: string;
  readonly folder: string;
  /** Where its images, containers and volumes are. */
  readonly dataFolder: string;
}) => Promise<{ readonly hosts?: readonly string[]; readonly [key: string]: unknown }>;

export function labEngine(
  network: LabNetwork,
  index: number,
  labFolder: string,
  configure: ConfigureEngine = async () => ({}),
): Engine {
  const name = engineName(network, index);
  const folder = join(labFolder, `e${index}`);
  const socket = join(folder, 'docker.sock');
  mkdirSync(folder, { recursive: true });
  return {
    name,
    socket,
    address: engineAddress(network, index),
    dockerHost: `unix://${socket}`,
    kill: async () => {
      await killEngineProcesses(name);
      // What is in memory on a real node (/run) is gone after a power cut; containerd trips over it.
      rmSync(join(folder, 'exec'), { recursive: true, force: true });
    },
    start: async () => {
      const log = join(folder, 'dockerd.log');
      const own = configuration(network, name, folder);
      const dataFolder = own['data-root'];
      const more = await configure({ index, address: engineAddress(network, index), folder, dataFolder });
      const config = { ...own, ...more, hosts: [...own.hosts, ...(more.hosts ?? [])] };
      const dockerd = launch(name, folder, { log, config });
      await waitFor(`engine ${name} to answer`, () => answers(socket, dockerd, log), { timeoutMs: 30_000 });
    },
  };
}

function configuration(network: LabNetwork, name: string, folder: string) {
  return {
    hosts: [`unix://${folder}/docker.sock`],
    'data-root': `${folder}/data`,
    'exec-root': `${folder}/exec`,
    pidfile: `${folder}/dockerd.pid`,
    // Its containers can be told from those of every other engine, also after it died.
    'cgroup-parent': `/${name}`,
    'exec-opts': ['native.cgroupdriver=cgroupfs'],
    'insecure-registries': [network.subnet],
    'log-level': 'warn',
  };
}

/**
 * The mount namespace follows the machine's unmounts (slave), so that it does not pin namespaces of
 * labs that stop earlier. /etc/docker (the engine's identity) and /run/containerd (a containerd of
 * the machine, which dockerd would share) are covered.
 */
const inside = `
set -e
hostname "$1"
for folder in /etc/docker /run/containerd; do
  mkdir -p "$folder"
  mount -t tmpfs tmpfs "$folder"
done
rm -f "$2/dockerd.pid"
exec dockerd --config-file "$2/daemon.json"
`;

function launch(
  name: string,
  folder: string,
  { log, config }: { log: string; config: Record<string, unknown> },
): ChildProcess {
  writeFileSync(join(folder, 'daemon.json'), JSON.stringify(config, null, 2));
  const output = openSync(log, 'a');
  const child = spawn(
    'nsenter',
    [
      `--net=/run/netns/${name}`,
      'unshare',
      '--mount',
      '--propagation',
      'slave',
      '--uts',
      'sh',
      '-c',
      inside,
      'sh',
      name,
      folder,
    ],
    // Its own session: Ctrl-C at a terminal is for us, and we stop it in order.
    { stdio: ['ignore', output, output], detached: true },
  );
  child.unref();
  return child;
}

async function answers(socket: string, dockerd: ChildProcess, log: string): Promise<boolean> {
  if (dockerd.exitCode !== null) {
    throw new Error(`dockerd ended with ${dockerd.exitCode}: ${readFileSync(log, 'utf8').slice(-2000)}`);
  }
  return new Promise((resolve) => {
    const ping = request({ socketPath: socket, path: '/_ping', timeout: 2_000 }, (answer) => {
      answer.resume();
      resolve(answer.statusCode === 200);
    });
    ping.on('error', () => resolve(false));
    ping.on('timeout', () => ping.destroy());
    ping.end();
  });
}
