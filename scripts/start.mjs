import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { ensureBuilt } from './setup/built.mjs';
import { requireNodeVersion } from './setup/node-version.mjs';
import { ensurePackages } from './setup/packages.mjs';
import { SetupFailed } from './setup/progress.mjs';

/**
 * `npm start`: installs and builds what is missing or out of date, then becomes the supervisor.
 * Until the packages are there, only Node itself can be used here.
 */
const root = fileURLToPath(new URL('../', import.meta.url)).replace(/\/$/, '');

try {
  requireNodeVersion();
  await ensurePackages(root);
  await ensureBuilt(root);
} catch (error) {
  console.error(error instanceof SetupFailed ? error.message : error);
  process.exit(1);
}
process.setSourceMapsEnabled(true);
await import(pathToFileURL(join(root, 'dist/supervise.js')).href);
