import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { createInterface } from 'node:readline';
import { expect, it } from 'vitest';
import { run } from './command';
import { startLab } from './lab';

it('clears up after a lab whose owner was killed, and only after that', async () => {
  await run('npx', [
    'esbuild',
    ...'e2e/lab/cli.ts --bundle --platform=node --format=esm'.split(' '),
    '--packages=external',
    '--log-level=warning',
    `--outfile=${bundle}`,
  ]);
  const owner = spawn(process.execPath, [bundle], { stdio: ['ignore', 'pipe', 'inherit'] });
  const socket = await socketOf(owner.stdout);
  const live = await startLab({ registry: false });
  try {
    expect(existsSync(socket)).toBe(true);

    owner.kill('SIGKILL');
    await once(owner, 'exit');
    const next = await startLab({ registry: false });
    await next.stop();

    expect(existsSync(socket)).toBe(false);
    await run('docker', ['ps'], { env: { ...process.env, DOCKER_HOST: live.engines[0].dockerHost } });
  } finally {
    owner.kill('SIGKILL');
    await live.stop();
  }
});

const bundle = 'node_modules/.cache/wheelhouse/lab-under-test.js';

async function socketOf(output: NodeJS.ReadableStream): Promise<string> {
  for await (const line of createInterface({ input: output })) {
    const socket = /^export DOCKER_HOST=unix:\/\/(.+)$/.exec(line)?.[1];
    if (socket) return socket;
  }
  throw new Error('The lab ended before it was ready');
}
