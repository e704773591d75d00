import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { delimiter, join } from 'node:path';
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
export function installEngine(): string | null {
  say(`No Docker engine was found: installing ${packages.join(', ')} with apt-get …`);
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
  const aptGet = (...args: string[]) =>
    spawnSync('apt-get', ['-q', '-o', 'DPkg::Lock::Timeout=120', ...args], { env, encoding: 'utf8' });
  const update = aptGet('update');
  const install = aptGet('install', '-y', '--no-install-recommends', ...packages);
  if (install.status === 0) return null;
  const words = [install.stderr, update.stderr]
    .join('\n')
    .split('\n')
    .filter((line) => line.startsWith('E:'));
  return words[0] ?? 'apt-get failed';
}
