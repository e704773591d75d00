import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { waitFor } from '@/e2e/wait-for';
import { openDataDirectory } from '@/supervise/start/data-directory';
import { freeLoopbackPort } from '@/supervise/start/ports';
import { isRunning } from '@/supervise/start/running-process';
import { type Product, startProduct, untilReady } from './product';

const names = ['postgres', 'gateway', 'web', 'worker'];

describe('npm start', () => {
  const data = mkdtempSync(join(tmpdir(), 'wh-start-'));
  let environment: Record<string, string>;
  let product: Product;

  beforeAll(async () => {
    environment = {
      WHEELHOUSE_DATA: data,
      WHEELHOUSE_PORT: String(await freeLoopbackPort()),
      WHEELHOUSE_DOCKER_PORT: String(await freeLoopbackPort()),
      // No engine answers there: the product must start and end all the same.
      DOCKER_HOST: `unix://${data}/no-engine.sock`,
    };
    product = startProduct(environment);
    await untilReady(product);
  });

  afterAll(async () => {
    product.process.kill('SIGTERM');
    await product.ended();
    const { run } = openDataDirectory(data);
    for (const path of [data, run]) rmSync(path, { recursive: true, force: true });
  });

  const restart = async () => {
    product = startProduct(environment);
    await untilReady(product);
  };
  const allGone = (pids: readonly number[]) =>
    waitFor('every process to be gone', async () => !pids.some(isRunning), {
      timeoutMs: 15_000,
      intervalMs: 50,
    });

  it('prints where everything is, and the first admin once', async () => {
    expect(product.printed()).toContain(`http://127.0.0.1:${environment.WHEELHOUSE_PORT}`);
    expect(product.printed()).toContain(`tcp://127.0.0.1:${environment.WHEELHOUSE_DOCKER_PORT}`);
    const password = /Password +(\S+)/.exec(product.printed())?.[1];
    const answer = await fetch(`http://127.0.0.1:${environment.WHEELHOUSE_PORT}/api/v1/auth/login`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ username: 'admin', password }),
    });
    expect(answer.status).toBe(200);
  });

  it('gives the engine key to the gateway alone, and the first password to nobody', () => {
    for (const pid of product.children()) {
      const values = readFileSync(`/proc/${pid}/environ`, 'utf8');
      const isGateway = readFileSync(`/proc/${pid}/cmdline`, 'utf8').includes('gateway.js');
      expect(values.includes('WHEELHOUSE_ENGINE_KEY_FILE')).toBe(isGateway);
      expect(values).not.toContain('WHEELHOUSE_ADMIN_PASSWORD');
    }
  });

  it('refuses a second start on the same data, and a taken port, in one sentence', async () => {
    const second = startProduct(environment);
    expect(await second.ended()).toBe(1);
    expect(second.printed()).toMatch(
      /^Wheelhouse already runs on \S+\. Stop it, or set WHEELHOUSE_DATA to another directory\.$/m,
    );
    const elsewhere = mkdtempSync(join(tmpdir(), 'wh-start-'));
    const third = startProduct({ ...environment, WHEELHOUSE_DATA: elsewhere });
    expect(await third.ended()).toBe(1);
    expect(third.printed()).toMatch(/^Port \d+ on 127\.0\.0\.1 is taken by another program\./m);
    rmSync(openDataDirectory(elsewhere).run, { recursive: true });
    rmSync(elsewhere, { recursive: true });
  });

  it('starts again whatever is killed', async () => {
    const before = product.children();
    expect(before).toHaveLength(names.length);
    for (const pid of before) killIfThere(pid);
    await waitFor(
      'all of them to run again',
      async () => names.every((name) => product.printed().includes(`${name} runs again.`)),
      { timeoutMs: 40_000, intervalMs: 50 },
    );
    await waitFor(
      'the console to answer',
      async () => {
        const answer = await fetch(`http://127.0.0.1:${environment.WHEELHOUSE_PORT}/sign-in`);
        return answer.status === 200;
      },
      { timeoutMs: 20_000, intervalMs: 100 },
    );
  });

  it.each(['SIGINT', 'SIGTERM'] as const)(
    'ends everything at %s, and is soon ready again',
    async (signal) => {
      const children = product.children();
      product.process.kill(signal);
      expect(await product.ended()).toBe(0);
      expect(children.filter(isRunning)).toEqual([]);
      await restart();
      expect(product.printed()).not.toContain('Password');
    },
  );

  it('leaves nothing behind when it is killed itself, and starts again', async () => {
    const children = product.children();
    product.process.kill('SIGKILL');
    await product.ended();
    await allGone(children);
    await restart();
  });

  it('starts after everything was killed at once', async () => {
    const everything = [product.process.pid ?? 0, ...product.children()];
    for (const pid of everything) process.kill(pid, 'SIGKILL');
    await product.ended();
    await restart();
    await allGone(everything);
  });
});

/** One may have ended by itself the moment another was killed: without Postgres nobody stays. */
function killIfThere(pid: number): void {
  try {
    process.kill(pid, 'SIGKILL');
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ESRCH') throw error;
  }
}
