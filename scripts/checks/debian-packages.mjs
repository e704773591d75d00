import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { step } from '../setup/progress.mjs';

/** Debian package → a program of it. Real engines, networks and a registry. */
export const forEngines = {
  'docker.io': 'dockerd',
  'busybox-static': 'busybox',
  iptables: 'iptables',
  iproute2: 'ip',
  kmod: 'modprobe',
  procps: 'sysctl',
  'docker-registry': 'docker-registry',
  'openssh-server': 'sshd',
  'openssh-client': 'ssh-keygen',
};

/** And a browser, the clients that people use (docker-compose brings docker-py), and what reads our metrics. */
export const forTests = {
  ...forEngines,
  chromium: 'chromium',
  'docker-compose': 'docker-compose',
  podman: 'podman',
  prometheus: 'prometheus',
  slapd: 'slapd',
};

const folders = [...(process.env.PATH ?? '').split(delimiter), '/usr/sbin', '/sbin', '/usr/bin', '/bin'];
const has = (/** @type {string} */ program) => folders.some((folder) => existsSync(join(folder, program)));

/** Whether engines can be started here at all: each lives in a network namespace of its own. */
export const canRunEngines = process.platform === 'linux' && process.getuid?.() === 0;

/**
 * Installs what is missing, as root on Debian or Ubuntu.
 *
 * @param {Record<string, string>} needed Debian package → a program of it
 * @returns {Promise<string | null>} what is still missing afterwards, in a sentence
 */
export async function ensureDebianPackages(needed) {
  const missing = () =>
    Object.entries(needed)
      .filter(([, program]) => !has(program))
      .map(([name]) => name);
  const wanted = missing();
  if (wanted.length === 0) return null;
  if (canRunEngines && isDebian()) {
    await step(`Installing ${wanted.join(', ')}`, async () => {
      aptGet('update');
      aptGet('install', '-y', '--no-install-recommends', ...wanted);
    });
  }
  const still = missing();
  return still.length === 0 ? null : `These Debian packages are missing: ${still.join(', ')}.`;
}

function isDebian() {
  return (
    existsSync('/etc/os-release') &&
    /^(ID|ID_LIKE)=.*(debian|ubuntu)/m.test(readFileSync('/etc/os-release', 'utf8'))
  );
}

/** @param {string[]} args */
function aptGet(...args) {
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
  const { status, stderr } = spawnSync('apt-get', ['-q', '-o', 'DPkg::Lock::Timeout=300', ...args], {
    env,
    encoding: 'utf8',
  });
  if (status !== 0) process.stdout.write(`\napt-get ${args[0]} failed:\n${stderr}\n`);
}
