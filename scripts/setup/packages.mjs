import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { CommandFailed, npm, runQuietly } from './command.mjs';
import { SetupFailed, step } from './progress.mjs';

/** Installs the locked npm packages, unless they are there. @param {string} root @throws SetupFailed */
export async function ensurePackages(root) {
  if (areInstalled(root)) return;
  const [command, args] = npm('ci', '--include=dev', '--no-audit', '--no-fund', '--loglevel=error');
  try {
    await step('Installing packages', () => runQuietly(command, args, { cwd: root }));
  } catch (error) {
    if (!(error instanceof CommandFailed)) throw error;
    throw new SetupFailed(
      `The packages could not be installed. Is the npm registry reachable, and may you write to ${root}? npm said:\n${error.output}`,
    );
  }
}

/**
 * npm writes what it has installed into a lock of its own at the very end, so an interrupted install
 * does not count. Packages for other platforms are rightly absent.
 *
 * @param {string} root
 */
export function areInstalled(root) {
  const installedLock = join(root, 'node_modules/.package-lock.json');
  if (!existsSync(installedLock)) return false;
  const wanted = packagesIn(join(root, 'package-lock.json'));
  const installed = packagesIn(installedLock);
  return Object.entries(wanted).every(
    ([path, { version, optional, link }]) =>
      path === '' || link || installed[path]?.version === version || (optional && !installed[path]),
  );
}

/** @param {string} file @returns {Record<string, {version: string, optional?: boolean, link?: boolean}>} */
function packagesIn(file) {
  return JSON.parse(readFileSync(file, 'utf8')).packages;
}
