import { spawn } from 'node:child_process';
import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { ProcessPlan } from '@/supervise/children/plan';
import { Supervised } from '@/supervise/children/supervised';
import { isRunning } from '@/supervise/start/running-process';
import { until } from '@/supervise/start/until';

const soon = { withinMs: 10_000 };

describe('a supervised process', () => {
  let folder: string;
  let said: string[];
  let running: Supervised | undefined;

  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'wheelhouse-supervised-'));
    said = [];
    const hear = (text: string | Uint8Array) => {
      said.push(String(text));
      return true;
    };
    vi.spyOn(process.stdout, 'write').mockImplementation(hear);
    vi.spyOn(process.stderr, 'write').mockImplementation(hear);
  });

  afterEach(async () => {
    vi.restoreAllMocks();
    await running?.stop();
    running = undefined;
    rmSync(folder, { recursive: true });
  });

  /** A program that makes a file when it is ready; without `code` it then runs until it is ended. */
  const supervise = (code = 'setInterval(() => {}, 1000)', changes: Partial<ProcessPlan> = {}) => {
    const ready = join(folder, 'ready');
    running = new Supervised({
      name: 'gateway',
      prepare: async () => rmSync(ready, { force: true }),
      spawn: () =>
        spawn(process.execPath, ['-e', `require('fs').writeFileSync(process.argv[1], ''); ${code}`, ready], {
          stdio: ['ignore', 'pipe', 'pipe'],
        }),
      isReady: () => existsSync(ready),
      readyWithinMs: 10_000,
      stopSignal: 'SIGTERM',
      stopWithinMs: 2_000,
      ...changes,
    });
    return running;
  };

  it('is started again when it is killed, and says so', async () => {
    const gateway = supervise();
    await gateway.start();
    const before = gateway.pid ?? 0;
    process.kill(before, 'SIGKILL');
    expect(await until(() => said.join('').includes('gateway runs again.'), soon)).toBe(true);
    expect(said.join('')).toContain('gateway ended (signal SIGKILL); it is started again in 0.2 s.');
    expect(gateway.pid).not.toBe(before);
    expect(isRunning(gateway.pid ?? 0)).toBe(true);
  });

  it('is gone after a stop, and stays gone', async () => {
    const gateway = supervise();
    await gateway.start();
    const pid = gateway.pid ?? 0;
    await gateway.stop();
    expect(isRunning(pid)).toBe(false);
    expect(gateway.pid).toBe(pid);
  });

  it('is killed when it does not end in time', async () => {
    const gateway = supervise("process.on('SIGTERM', () => {}); setInterval(() => {}, 1000)", {
      stopWithinMs: 300,
    });
    await gateway.start();
    const pid = gateway.pid ?? 0;
    await gateway.stop();
    expect(isRunning(pid)).toBe(false);
    expect(said.join('')).toContain('gateway did not end within 0.3 s and was killed.');
  });

  it('that never starts is given up, with its last words', async () => {
    const gateway = supervise("console.error('No such key'); process.exit(3)", { isReady: () => false });
    await expect(gateway.start()).rejects.toThrow(/^gateway does not start: exit code 3\.\n {4}No such key$/);
  });

  it('that cannot be found is given up', async () => {
    const gateway = supervise('', { spawn: () => spawn(join(folder, 'missing')), isReady: () => false });
    await expect(gateway.start()).rejects.toThrow(/gateway does not start: .*ENOENT/);
  });

  it('that is never ready is killed and given up', async () => {
    const pids: number[] = [];
    const gateway = supervise(undefined, { isReady: () => false, readyWithinMs: 100 });
    const { spawn: start } = gateway.plan;
    Object.assign(gateway.plan, {
      spawn: () => {
        const child = start();
        pids.push(child.pid ?? 0);
        return child;
      },
    });
    await expect(gateway.start()).rejects.toThrow('gateway does not start: was not ready within 0.1 s.');
    expect(pids.filter(isRunning)).toEqual([]);
  });

  it('can be stopped while it waits to be started again', async () => {
    const gateway = supervise(`setTimeout(() => process.exit(1), 50)`);
    await gateway.start();
    expect(await until(() => said.join('').includes('it is started again'), soon)).toBe(true);
    await gateway.stop();
    expect(isRunning(gateway.pid ?? 0)).toBe(false);
  });

  it('does not hang on a grandchild that keeps its output open', async () => {
    const marker = join(folder, 'grandchild');
    const gateway = supervise(
      `const g = require('child_process').spawn('sleep', ['30'], { stdio: 'inherit' });
       require('fs').writeFileSync(${JSON.stringify(marker)}, String(g.pid)); setInterval(() => {}, 1000)`,
    );
    await gateway.start();
    expect(await until(() => existsSync(marker), soon)).toBe(true);
    await gateway.stop();
    const { readFileSync } = await import('node:fs');
    process.kill(Number(readFileSync(marker, 'utf8')), 'SIGKILL');
    writeFileSync(marker, '');
  });
});
