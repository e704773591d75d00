import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { canRunEngines, ensureDebianPackages, forEngines } from './checks/debian-packages.mjs';
import { requireNodeVersion } from './setup/node-version.mjs';
import { ensurePackages } from './setup/packages.mjs';

/**
 * `npm run bench`: sets up what measuring needs, bundles bench/ and runs it. haproxy is one of the
 * references; without it the others are measured.
 */
const root = fileURLToPath(new URL('../', import.meta.url)).replace(/\/$/, '');
const bundles = join(root, 'node_modules/.cache/wheelhouse/bench');

requireNodeVersion();
if (!canRunEngines) {
  console.error('The bench starts a Docker engine, which needs root on Linux.');
  process.exit(1);
}
await ensurePackages(root);
const missing = await ensureDebianPackages({ ...forEngines, haproxy: 'haproxy', chromium: 'chromium' });
if (missing !== null) console.warn(missing);
const { bundleBench } = await import('./build/bench.mjs');
await bundleBench(root, bundles);
process.setSourceMapsEnabled(true);
await import(pathToFileURL(join(bundles, 'main.js')).href);
