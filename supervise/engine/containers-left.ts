import { readdirSync, readFileSync } from 'node:fs';
import { commandLineOf, isRunning } from '@/supervise/start/running-process';
import { until } from '@/supervise/start/until';

/** The process of containerd that stands above one container, and the container's first process. */
interface Container {
  readonly shim: number;
  readonly inits: readonly number[];
}

const termedMs = 3_000;
const killedMs = 2_000;

/** Ends the containers of an engine of ours, and what stands above them: at first politely. */
export async function endContainersLeft(execRoot: string): Promise<void> {
  const left = containersOf(execRoot);
  if (left.length === 0) return;
  const inits = left.flatMap((container) => container.inits);
  signalAll(inits, 'SIGTERM');
  await until(() => !inits.some(isRunning), { withinMs: termedMs });
  killContainers(execRoot);
  const shims = left.map((container) => container.shim);
  signalAll(shims, 'SIGTERM');
  if (await until(() => !shims.some(isRunning), { withinMs: killedMs })) return;
  signalAll(shims, 'SIGKILL');
  await until(() => !shims.some(isRunning), { withinMs: killedMs });
}

/** Ends the containers at once. The engine, where it still runs, notices and tidies up. */
export function killContainers(execRoot: string): void {
  signalAll(
    containersOf(execRoot).flatMap((container) => container.inits),
    'SIGKILL',
  );
}

function containersOf(execRoot: string): Container[] {
  const address = `-address ${execRoot}/containerd/containerd.sock`;
  return readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .map(Number)
    .filter((pid) => commandLineOf(pid).includes(address))
    .map((shim) => ({ shim, inits: childrenOf(shim) }));
}

function childrenOf(pid: number): number[] {
  try {
    const children = readFileSync(`/proc/${pid}/task/${pid}/children`, 'utf8');
    return children.split(' ').filter(Boolean).map(Number);
  } catch {
    // It ended meanwhile, and its container with it.
    return [];
  }
}

function signalAll(pids: readonly number[], signal: NodeJS.Signals): void {
  for (const pid of pids) if (isRunning(pid)) process.kill(pid, signal);
}
