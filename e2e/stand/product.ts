import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { openSync, readFileSync } from 'node:fs';
import { waitFor } from '@/e2e/wait-for';
import type { StandFacts } from './facts';
import { recordOwner } from './leftovers';

const readyWithinMs = 300_000;

/** What is known before the Swarm is up. */
export type ProductFacts = Omit<StandFacts, 'swarm'>;

/** The product, started as its users start it. */
export interface Product {
  readonly isUp: Promise<void>;
  /** Ctrl-C. Throws if the product does not end or fails while ending. */
  stop(): Promise<void>;
  kill(): void;
}

/** Runs `npm start` with data of its own. */
export function startProduct(facts: ProductFacts): Product {
  const product = launch(facts);
  // Test runners exit at Ctrl-C without tearing down; the product then stops in order by itself.
  process.once('exit', () => signal(product, 'SIGINT'));
  return {
    isUp: waitFor('the product to be ready', () => isReady(facts, product), {
      timeoutMs: readyWithinMs,
      intervalMs: 100,
    }).then(() => undefined),
    stop: () => stopProduct(product, facts),
    kill: () => signal(product, 'SIGKILL'),
  };
}

/** The end of what the product printed, for the report of a failure. */
export function logTail(facts: ProductFacts, characters = 8_000): string {
  return readFileSync(facts.logFile, 'utf8').slice(-characters);
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
      WHEELHOUSE_PUBLIC_URL: facts.consoleUrl,
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
