import { mkdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { dyingWithUs } from '@/supervise/children/die-with-us';
import { lastLinesOf, spawnIntoLog } from '@/supervise/children/log-file';
import { Supervised } from '@/supervise/children/supervised';
import { engineAnswers } from '@/supervise/engine/ping';
import type { DataDirectory } from '@/supervise/start/data-directory';
import { commandLineOf, endProcess, isRunning, pidIn } from '@/supervise/start/running-process';

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
    // Seconds that containers get to end when we do.
    'shutdown-timeout': '4',
  };
  const args = Object.entries(options).map(([name, value]) => `--${name}=${value}`);
  const [command, commandArgs] = dyingWithUs('TERM', 'dockerd', args);
  const endContainerd = async () => {
    const pid = pidIn(containerdPidFile);
    if (pid !== null && commandLineOf(pid).includes(execRoot)) await endProcess(pid, 'SIGTERM', 5_000);
  };
  return new Supervised({
    name: 'engine',
    prepare: async () => {
      mkdirSync(data, { recursive: true, mode: 0o711 });
      const pid = pidIn(pidFile);
      if (pid === null) return;
      // dockerd refuses to start while any process has the number in its pid file.
      if (isRunning(pid) && commandLineOf(pid).includes(pidFile)) await endProcess(pid, 'SIGTERM', 15_000);
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
    afterStop: endContainerd,
    lastLogLines: () => lastLinesOf(logFile),
  });
}
