import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { waitFor } from '@/e2e/wait-for';

const root = fileURLToPath(new URL('../../', import.meta.url));

/** One start of the product, as `npm start` runs it. */
export interface Product {
  readonly process: ChildProcess;
  /** All it has printed so far. */
  printed(): string;
  /** The process ids of what it started: postgres, gateway, web, worker. */
  children(): number[];
  /** Resolves with the exit code. */
  ended(): Promise<number | null>;
}

/** Starts the product, without waiting for it. Whatever the test's own environment says is left out. */
export function startProduct(environment: Readonly<Record<string, string>>): Product {
  const child = spawn(process.execPath, ['scripts/start.mjs'], {
    cwd: root,
    stdio: ['ignore', 'pipe', 'pipe'],
    env: { PATH: process.env.PATH, HOME: process.env.HOME, NODE_ENV: 'production', ...environment },
  });
  let text = '';
  for (const stream of [child.stdout, child.stderr]) {
    stream.setEncoding('utf8').on('data', (more: string) => {
      text += more;
    });
  }
  const exit = once(child, 'exit');
  return {
    process: child,
    printed: () => text,
    children: () => childrenOf(child.pid ?? 0),
    ended: async () => (await exit)[0],
  };
}

export async function untilReady(product: Product): Promise<void> {
  await waitFor(
    'the product to be ready',
    async () => {
      if (product.process.exitCode !== null) throw new Error(`It ended:\n${product.printed()}`);
      return product.printed().includes('Wheelhouse is ready');
    },
    { timeoutMs: 120_000, intervalMs: 20 },
  );
}

function childrenOf(pid: number): number[] {
  return readdirSync(`/proc/${pid}/task`).flatMap((thread) =>
    readFileSync(`/proc/${pid}/task/${thread}/children`, 'utf8').split(' ').filter(Boolean).map(Number),
  );
}
