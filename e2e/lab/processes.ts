import { readdirSync, readFileSync, rmdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { waitFor } from '@/e2e/wait-for';
import { tryRun } from './command';

/** A process that cannot be mistaken for a later one with the same number. */
export interface ProcessIdentity {
  readonly pid: number;
  /** Clock ticks between boot and its start (field 22 of /proc/PID/stat). */
  readonly startedAt: string;
}

/** Undefined when there is no such process, or only what its parent has not yet collected. */
export function identityOf(pid: number): ProcessIdentity | undefined {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
    const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
    return fields[0] === 'Z' ? undefined : { pid, startedAt: fields[19] ?? '' };
  } catch {
    return undefined;
  }
}

export function isAlive(identity: ProcessIdentity): boolean {
  return identityOf(identity.pid)?.startedAt === identity.startedAt;
}

/**
 * Ends at once everything that an engine ever started: what is in its network namespace (dockerd,
 * containerd, shims, proxies) and what is in its control groups (the containers' own processes).
 */
export async function killEngineProcesses(name: string): Promise<void> {
  await waitFor(`the processes of ${name} to end`, async () => {
    const pids = [...(await pidsInNamespace(name)), ...pidsInControlGroups(name)];
    for (const pid of pids) kill(pid);
    thawControlGroups(name);
    return pids.length === 0;
  });
  for (const group of controlGroups(name)) removeControlGroup(group);
}

/** Ends one process at once, if it is still the same one. */
export async function killProcess(identity: ProcessIdentity): Promise<void> {
  if (isAlive(identity)) kill(identity.pid);
  await waitFor(`process ${identity.pid} to end`, () => !isAlive(identity));
}

async function pidsInNamespace(name: string): Promise<number[]> {
  const { stdout } = await tryRun('ip', ['netns', 'pids', name]);
  return stdout
    .split('\n')
    .filter(Boolean)
    .map(Number)
    .filter((pid) => identityOf(pid));
}

function pidsInControlGroups(name: string): number[] {
  return controlGroups(name).flatMap((group) =>
    [group, ...foldersBelow(group)].flatMap((folder) => {
      try {
        return readFileSync(join(folder, 'cgroup.procs'), 'utf8').split('\n').filter(Boolean).map(Number);
      } catch {
        return []; // the group went away meanwhile
      }
    }),
  );
}

/** A paused container is frozen (cgroups, version 1), and a frozen process takes no signal before it thaws. */
function thawControlGroups(name: string): void {
  const groups = controlGroups(name).flatMap((group) => [group, ...foldersBelow(group)]);
  for (const group of groups.filter((path) => path.startsWith('/sys/fs/cgroup/freezer/'))) {
    unlessGone(() => writeFileSync(join(group, 'freezer.state'), 'THAWED', { flag: 'r+' }));
  }
}

/** The groups of that name: one per controller (version 1), or one (version 2). */
function controlGroups(name: string): string[] {
  const root = '/sys/fs/cgroup';
  const candidates = [join(root, name), ...subfolders(root).map((controller) => join(controller, name))];
  return candidates.filter((path) => isFolder(path));
}

function removeControlGroup(group: string): void {
  // Two labs that start at once clear up after the same third one.
  for (const folder of [...foldersBelow(group).reverse(), group]) unlessGone(() => rmdirSync(folder));
}

function unlessGone(remove: () => void): void {
  try {
    remove();
  } catch (error) {
    const { code = '' } = error as NodeJS.ErrnoException;
    if (!['ENOENT', 'ENODEV'].includes(code)) throw error;
  }
}

function foldersBelow(folder: string): string[] {
  return subfolders(folder).flatMap((child) => [child, ...foldersBelow(child)]);
}

function subfolders(folder: string): string[] {
  try {
    return readdirSync(folder, { withFileTypes: true })
      .filter((entry) => entry.isDirectory())
      .map((entry) => join(folder, entry.name));
  } catch {
    return []; // the folder went away meanwhile
  }
}

function isFolder(path: string): boolean {
  try {
    readdirSync(path);
    return true;
  } catch {
    return false;
  }
}

function kill(pid: number): void {
  try {
    process.kill(pid, 'SIGKILL');
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ESRCH') throw error;
  }
}
