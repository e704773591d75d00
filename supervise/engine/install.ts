import { execFile } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { promisify } from 'node:util';
import { reasonOf } from '@/lib/log/reason-of';
import { isRoot } from '@/supervise/start/data-directory';
import { say } from '@/supervise/start/progress';

const packages = ['docker.io', 'iptables', 'busybox-static'];

/** Whether the program can be found on PATH, or where Debian puts servers. */
export function hasProgram(name: string): boolean {
  const folders = [...(process.env.PATH ?? '').split(delimiter), '/usr/sbin', '/sbin'];
  return folders.some((folder) => existsSync(join(folder, name)));
}

/** Whether we may and can install an engine here: root on Debian, Ubuntu or what derives from them. */
export function canInstallEngine(): boolean {
  if (!isRoot || !existsSync('/etc/os-release')) return false;
  return /^(ID|ID_LIKE)=.*(debian|ubuntu)/m.test(readFileSync('/etc/os-release', 'utf8'));
}

/** Installs Debian's engine. Answers with null, or with why it could not be had. */
export async function installEngine(): Promise<string | null> {
  say(`No Docker engine was found: installing ${packages.join(', ')} with apt-get …`);
  const update = await aptGet('update');
  const install = await aptGet('install', '-y', '--no-install-recommends', ...packages);
  return install === null ? null : (update ?? install);
}

/** Null when it succeeded, else the first error it printed. */
async function aptGet(...args: readonly string[]): Promise<string | null> {
  const options = ['-q', '-o', 'DPkg::Lock::Timeout=120', ...args];
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
  try {
    await promisify(execFile)('apt-get', options, { env, maxBuffer: 64 * 1024 * 1024 });
    return null;
  } catch (error) {
    return /^E: .*$/m.exec(reasonOf(error))?.[0] ?? reasonOf(error);
  }
}
