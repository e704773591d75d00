import { mkdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { dyingWithUs } from '@/supervise/children/die-with-us';
import { lastLinesOf, spawnIntoLog } from '@/supervise/children/log-file';
import { Supervised } from '@/supervise/children/supervised';
import { endContainersLeft, killContainers } from '@/supervise/engine/containers-left';
import { unmountLeft } from '@/supervise/engine/mounts-left';
import { engineAnswers } from '@/supervise/engine/ping';
import type { DataDirectory } from '@/supervise/start/data-directory';
import { commandLineOf, endProcess, isRunning, pidIn } from '@/supervise/start/running-process';

/** How long containers get to end by themselves when the engine does. */
const containersMayTakeMs = 4_000;

/** Where the engine that we start listens. */
export function ownEngineSocket(directory: DataDirectory): string {
  return join(directory.run, 'docker.sock');
}

/** An engine of our own: images and containers below the data directory, sockets in the run directory. */
export function ownEngine(directory: DataDirectory): Supervised {
  const data = join(directory.path, 'engine');
  const execRoot = join(directory.run, 'engine');
  const pidFile = join(directory.run, 'docker.pid');
  const containerdPidFile = join(execRoot, 'containerd', 'containerd.pid');
  const socket = ownEngineSocket(directory);
  const logFile = join(directory.logs, 'engine.log');
  const options = {
    host: `unix://${socket}`,
    // Nobody but root and the gateway: who reaches this socket is root on the machine.
    group: 'root',
    'data-root': data,
    'exec-root': execRoot,
    pidfile: pidFile,
  };
  const args = Object.entries(options).map(([name, value]) => `--${name}=${value}`);
  const [command, commandArgs] = dyingWithUs('TERM', 'dockerd', args);
  /** A dockerd that was killed leaves its containerd, its containers and their mounts. */
  const endRemains = async () => {
    await endContainersLeft(execRoot);
    const pid = pidIn(containerdPidFile);
    if (pid !== null && commandLineOf(pid).includes(execRoot)) await endProcess(pid, 'SIGTERM', 3_000);
    // dockerd would wait for the process in it, also for one that is only not yet reaped.
    rmSync(containerdPidFile, { force: true });
    for (const folder of [data, execRoot]) unmountLeft(folder);
  };
  return new Supervised({
    name: 'engine',
    prepare: async () => {
      mkdirSync(data, { recursive: true, mode: 0o711 });
      const pid = pidIn(pidFile);
      if (pid !== null && isRunning(pid) && commandLineOf(pid).includes(pidFile)) {
        const hurry = setTimeout(killContainers, containersMayTakeMs, execRoot);
        await endProcess(pid, 'SIGTERM', 12_000);
        clearTimeout(hurry);
      }
      await endRemains();
      // dockerd refuses to start while any process has the number in its pid file.
      rmSync(pidFile, { force: true });
    },
    spawn: () => {
      const path = `${process.env.PATH ?? ''}:/usr/sbin:/sbin`;
      return spawnIntoLog(command, commandArgs, { cwd: '/', env: { ...process.env, PATH: path } }, logFile);
    },
    isReady: () => engineAnswers(socket),
    readyWithinMs: 60_000,
    stopSignal: 'SIGTERM',
    stopWithinMs: 12_000,
    hurry: { afterMs: containersMayTakeMs, work: () => killContainers(execRoot) },
    afterStop: endRemains,
    lastLogLines: () => lastLinesOf(logFile),
  });
}
