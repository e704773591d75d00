import { tryRun } from './command';
import { type ConfigureEngine, type Engine, labEngine } from './engine';
import { makeImages, pullImages, pushImages } from './images';
import { createBridge, createNamespace, type LabNetwork, labNetwork } from './network';
import {
  claimNumber,
  labFolder,
  ownIdentity,
  releaseNumber,
  sweepLeftovers,
  tearDown,
  writeRecord,
} from './record';
import { startRegistry } from './registry';
import { formSwarm } from './swarm';

export interface LabOptions {
  /** How many engines; 1 unless told. */
  readonly engines?: number;
  /** Join them to one Swarm, of which the first engine is the manager. */
  readonly swarm?: boolean;
  /** With a registry on the lab's bridge; true unless told. */
  readonly registry?: boolean;
  /** What more stands in an engine's daemon.json; its `hosts` come besides its socket. */
  readonly configure?: ConfigureEngine;
}

/** Real engines in network namespaces of their own, with a real registry beside them. */
export interface Lab {
  readonly engines: readonly [Engine, ...Engine[]];
  /** host:port of the registry, "" without one. It holds HOST/busybox, HOST/notes and HOST/web. */
  readonly registry: string;
  /** Ends everything and leaves nothing behind. */
  stop(): Promise<void>;
}

const needed: Readonly<Record<string, string>> = {
  dockerd: 'docker.io',
  docker: 'docker.io',
  'docker-registry': 'docker-registry',
  busybox: 'busybox-static',
  iptables: 'iptables',
  ip: 'iproute2',
  nsenter: 'util-linux',
  unshare: 'util-linux',
};

/**
 * Starts a lab. Several can run side by side, in one process or in many.
 *
 * @throws with one clear sentence when this machine cannot hold a lab (no root, a package missing)
 */
export async function startLab(options: LabOptions = {}): Promise<Lab> {
  const { engines: count = 1, swarm = false, registry = true, configure } = options;
  await assertPossible();
  await sweepLeftovers();
  const network = await claimNetwork(count);
  const record = { owner: ownIdentity(), engines: count };
  let stopping: Promise<void> | undefined;
  let registryProcess: Awaited<ReturnType<typeof startRegistry>>['process'] | undefined;
  const stop = () => {
    stopping ??= tearDown(network.number, { ...record, registry: registryProcess });
    return stopping;
  };
  try {
    const { folder, engines } = await startEngines(network, count, configure);
    const [first, ...others] = engines;
    let host = '';
    if (registry) {
      const started = await startRegistry(network, folder);
      registryProcess = started.process;
      writeRecord(network.number, { ...record, registry: registryProcess });
      host = started.host;
    }
    await makeImages(first);
    if (registry) {
      await pushImages(first, host);
      await Promise.all(others.map((engine) => pullImages(engine, host)));
    } else {
      await Promise.all(others.map(makeImages));
    }
    if (swarm) await formSwarm(first, others);
    return { engines, registry: host, stop };
  } catch (error) {
    await stop();
    throw error;
  }
}

async function startEngines(
  network: LabNetwork,
  count: number,
  configure: ConfigureEngine | undefined,
): Promise<{ folder: string; engines: [Engine, ...Engine[]] }> {
  const folder = labFolder(network.number);
  const start = async (index: number) => {
    await createNamespace(network, index);
    const engine = labEngine(network, index, folder, configure);
    await engine.start();
    return engine;
  };
  const first = start(0);
  const others = Array.from({ length: count - 1 }, (_, index) => start(index + 1));
  return { folder, engines: [await first, ...(await Promise.all(others))] };
}

/** A number that neither a folder nor a bridge has yet; from a random place, so that labs rarely race. */
async function claimNetwork(engines: number): Promise<LabNetwork> {
  const numbers = 250;
  const from = Math.floor(Math.random() * numbers);
  for (let step = 0; step < numbers; step++) {
    const number = 1 + ((from + step) % numbers);
    if (!claimNumber(number, engines)) continue;
    const network = labNetwork(number);
    if (await createBridge(network)) return network;
    releaseNumber(number);
  }
  throw new Error(`All ${numbers} networks for labs are taken`);
}

async function assertPossible(): Promise<void> {
  if (process.getuid?.() !== 0)
    throw new Error('The lab needs root: it makes network namespaces and runs dockerd');
  for (const [program, debianPackage] of Object.entries(needed)) {
    const { code } = await tryRun('sh', ['-c', `command -v ${program}`]);
    if (code !== 0) throw new Error(`The lab needs ${program} (Debian package ${debianPackage})`);
  }
}
