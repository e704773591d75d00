import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Address } from '@/bench/load/job';
import { freePorts } from '@/e2e/stand/free-ports';
import { waitFor } from '@/e2e/wait-for';

const host = '127.0.0.1';

/** Something in front of an engine that the door is compared with. */
export interface Reference {
  readonly at: Address;
  stop(): void;
}

/** Starts the bare proxy of bench/reference/node-proxy.ts. */
export async function startNodeProxy(socketPath: string): Promise<Reference> {
  const script = fileURLToPath(new URL('./reference/node-proxy.js', import.meta.url));
  const child = spawn(process.execPath, [script, socketPath], { stdio: ['pipe', 'pipe', 'inherit'] });
  const [line] = await once(child.stdout, 'data', { signal: AbortSignal.timeout(10_000) });
  return { at: { host, port: Number(line) }, stop: () => child.stdin.end() };
}

/** Starts Debian's haproxy as a plain HTTP proxy that keeps its connections; null where there is none. */
export async function startHaproxy(socketPath: string): Promise<Reference | null> {
  const [port = 0] = await freePorts(1);
  const folder = mkdtempSync(join(tmpdir(), 'wheelhouse-bench-'));
  const file = join(folder, 'haproxy.cfg');
  writeFileSync(file, configuration(port, socketPath));
  const child = spawn('haproxy', ['-db', '-q', '-f', file], { stdio: ['ignore', 'ignore', 'inherit'] });
  const stop = () => {
    child.kill('SIGKILL');
    rmSync(folder, { recursive: true, force: true });
  };
  const isMissing = new Promise<true>((resolve) => child.once('error', () => resolve(true)));
  const isReady = waitFor('haproxy to answer', () => answers(port)).then(() => false as const);
  if (await Promise.race([isMissing, isReady])) {
    isReady.catch(() => undefined);
    rmSync(folder, { recursive: true, force: true });
    return null;
  }
  return { at: { host, port }, stop };
}

function configuration(port: number, socketPath: string): string {
  return `
global
  maxconn 1000
defaults
  mode http
  timeout connect 5s
  timeout client 1m
  timeout server 1m
  http-reuse always
frontend front
  bind ${host}:${port}
  default_backend engine
backend engine
  server engine unix@${socketPath}
`;
}

async function answers(port: number): Promise<boolean> {
  try {
    return (await fetch(`http://${host}:${port}/_ping`)).ok;
  } catch {
    return false; // nobody listens yet
  }
}
