import { randomBytes } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Lab, startLab } from '@/e2e/lab/lab';
import type { StandFacts } from './facts';
import { freePorts } from './free-ports';
import { standFolderPrefix, sweepStands } from './leftovers';
import { logTail, type ProductFacts, startProduct } from './product';
import { registerSwarm, startSwarmLab, stopOnceStarted, swarmFacts } from './swarm-cluster';

/** The product, started as its users start it, on a real engine. */
export interface Stand {
  readonly facts: StandFacts;
  readonly lab: Lab;
  /** Ctrl-C, and then the labs. Throws if the product does not end or fails while ending. */
  stop(): Promise<void>;
}

/**
 * Starts an engine with a registry, and on it `npm start` with data of its own; and side by side with
 * them a Swarm, which is then registered as the cluster `swarm`.
 */
export async function startStand(): Promise<Stand> {
  await sweepStands();
  const swarmLab = startSwarmLab();
  const lab = await startLab().catch(async (error) => {
    await stopOnceStarted(swarmLab);
    throw error;
  });
  const stopLabs = () => Promise.all([lab.stop(), stopOnceStarted(swarmLab)]);
  // Of the run's own, short (it holds sockets), and open to the user that Postgres runs as.
  const dataFolder = mkdtempSync(standFolderPrefix);
  const plan = await planStand(lab, dataFolder);
  const product = startProduct(plan);
  try {
    const [startedSwarm] = await Promise.all([swarmLab, product.isUp]);
    const swarm = swarmFacts(startedSwarm);
    await registerSwarm(plan, swarm);
    return {
      facts: { ...plan, swarm },
      lab,
      stop: async () => {
        try {
          await product.stop();
        } finally {
          await stopLabs();
          rmSync(dataFolder, { recursive: true, force: true, maxRetries: 5 });
        }
      },
    };
  } catch (error) {
    product.kill();
    await stopLabs();
    throw new Error(`The product did not get ready. It printed:\n${logTail(plan)}`, { cause: error });
  }
}

async function planStand(lab: Lab, dataFolder: string): Promise<ProductFacts> {
  const [engine] = lab.engines;
  const [consolePort, dockerPort] = await freePorts(2);
  const run = randomBytes(3).toString('hex');
  return {
    consoleUrl: `http://127.0.0.1:${consolePort}`,
    dockerAddress: `127.0.0.1:${dockerPort}`,
    adminPassword: randomBytes(12).toString('base64url'),
    logFile: join(tmpdir(), `wheelhouse-stand-${run}.log`),
    dataFolder,
    run,
    engine: { name: engine.name, socket: engine.socket, address: engine.address },
    registry: lab.registry,
  };
}
