import { SetupFailed } from './progress.mjs';

const least = [20, 19];

/** @throws SetupFailed on a Node that is too old */
export function requireNodeVersion(version = process.versions.node) {
  const [major = 0, minor = 0] = version.split('.').map(Number);
  if (major > least[0] || (major === least[0] && minor >= least[1])) return;
  throw new SetupFailed(`Wheelhouse needs Node ${least.join('.')} or later, and this is Node ${version}.`);
}
