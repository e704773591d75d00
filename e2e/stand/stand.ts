import { type ChildProcess, spawn } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { once } from 'node:events';
import { mkdtempSync, openSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Lab, startLab } from '@/e2e/lab/lab';
import { waitFor } from '@/e2e/wait-for';
import type { StandFacts } from './facts';
import { freePorts } from './free-ports';
import { recordOwner, standFolderPrefix, sweepStands } from './leftovers';
import { registerSwarm, startSwarmLab, stopOnceStarted, swarmFacts } from './swarm-cluster';

const readyWithinMs = 300_000;

/** What is known before the Swarm is up. */
type ProductFacts = Omit<StandFacts, 'swarm'>;

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
  const product = launch(plan);
  // Test runners exit at Ctrl-C without tearing down; the product then stops in order by itself.
  process.once('exit', () => signal(product, 'SIGINT'));
  try {
    const isUp = waitFor('the product to be ready', () => isReady(plan, product), {
      timeoutMs: readyWithinMs,
      intervalMs: 100,
    });
    const [startedSwarm] = await Promise.all([swarmLab, isUp]);
    const swarm = swarmFacts(startedSwarm);
    await registerSwarm(plan, swarm);
    return {
      facts: { ...plan, swarm },
      lab,
      stop: async () => {
        try {
          await stopProduct(product, plan);
        } finally {
          await stopLabs();
          rmSync(dataFolder, { recursive: true, force: true, maxRetries: 5 });
        }
      },
    };
  } catch (error) {
    signal(product, 'SIGKILL');
    await stopLabs();
    throw new Error(`The product did not get ready. It printed:\n${logTail(plan)}`, { cause: error });
  }
}

/** The end of what the product printed, for the report of a failure. */
export function logTail(facts: ProductFacts, characters = 8_000): string {
  return readFileSync(facts.logFile, 'utf8').slice(-characters);
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

function launch(facts: ProductFacts): ChildProcess {
  const output = openSync(facts.logFile, 'a');
  const child = spawn('npm', ['start'], {
    // npm and the test runners work at the root of the checkout.
    cwd: process.cwd(),
    // A process group of its own, which is what Ctrl-C at a terminal reaches.
    detached: true,
    stdio: ['ignore', output, output],
    env: {
      ...withoutOurVariables(process.env),
      WHEELHOUSE_DATA: facts.dataFolder,
      WHEELHOUSE_HOST: '127.0.0.1',
      WHEELHOUSE_PORT: new URL(facts.consoleUrl).port,
      WHEELHOUSE_DOCKER_PORT: facts.dockerAddress.split(':')[1],
      WHEELHOUSE_ADMIN_PASSWORD: facts.adminPassword,
      WHEELHOUSE_REGISTRIES: `docker.io,${facts.registry}`,
      WHEELHOUSE_PUBLISHED_HOST: facts.engine.address,
      DOCKER_HOST: `unix://${facts.engine.socket}`,
    },
  });
  if (child.pid !== undefined) recordOwner(facts.dataFolder, child.pid);
  return child;
}

/** A test runner's own variables would make the product something else than a user's. */
function withoutOurVariables(env: NodeJS.ProcessEnv): NodeJS.ProcessEnv {
  const foreign = /^(WHEELHOUSE_|DOCKER_|DATABASE_URL$|NODE_ENV$|NODE_OPTIONS$|VITEST|TEST$|NEXTAUTH_|npm_)/;
  return Object.fromEntries(Object.entries(env).filter(([name]) => !foreign.test(name))) as NodeJS.ProcessEnv;
}

async function isReady(facts: ProductFacts, product: ChildProcess): Promise<boolean> {
  if (hasEnded(product)) throw new Error(`npm start ended with ${product.exitCode ?? product.signalCode}`);
  try {
    return (await fetch(`${facts.consoleUrl}/readyz`)).ok;
  } catch {
    if (hasEnded(product)) process.stderr.write(logTail(facts));
    return false; // nobody listens yet
  }
}

async function stopProduct(product: ChildProcess, facts: ProductFacts): Promise<void> {
  if (hasEnded(product))
    throw new Error(`The product ended during the tests. It printed:\n${logTail(facts)}`);
  const ended = once(product, 'exit');
  signal(product, 'SIGINT');
  const giveUp = setTimeout(() => signal(product, 'SIGKILL'), 30_000);
  const [, endedBy] = await ended;
  clearTimeout(giveUp);
  if (endedBy === 'SIGKILL')
    throw new Error(`The product did not stop at Ctrl-C. It printed:\n${logTail(facts)}`);
}

const hasEnded = (child: ChildProcess) => child.exitCode !== null || child.signalCode !== null;

function signal(product: ChildProcess, name: NodeJS.Signals): void {
  if (product.pid !== undefined && !hasEnded(product)) process.kill(-product.pid, name);
}
