import { existsSync } from 'node:fs';
import { readFile, rm } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';
import { beyondOneByte } from './one-byte.mjs';
import { queryCompilerAsFile } from './query-compiler.mjs';

const root = fileURLToPath(new URL('../../', import.meta.url));

/** dist/NAME.js and the source each is made from. */
const bundles = {
  supervise: 'supervise/main.ts',
  'stop-with-supervisor': 'supervise/children/stop-with-supervisor.ts',
  'emergency-access': 'supervise/emergency-access/main.ts',
  'audit-verify': 'supervise/audit-verify/main.ts',
  'import-passwords': 'supervise/breached-passwords/main.ts',
  gateway: 'gateway/main.ts',
  worker: 'worker/main.ts',
};

/**
 * Bundles the processes that are not Next's into dist/. Packages stay outside and are loaded from
 * node_modules, so that native and WebAssembly ones find their own files.
 */
async function bundle() {
  const missing = Object.values(bundles).filter((source) => !existsSync(`${root}${source}`));
  if (missing.length > 0) throw new Error(`There is no ${missing.join(' and no ')} to bundle.`);
  await rm(`${root}dist`, { recursive: true, force: true });
  await build({
    absWorkingDir: root,
    entryPoints: bundles,
    outdir: 'dist',
    bundle: true,
    // Without splitting, a module used by two entries is simply in both files.
    platform: 'node',
    format: 'esm',
    target: 'node20',
    packages: 'external',
    alias: { '@': root.replace(/\/$/, ''), 'server-only': `${root}scripts/build/server-only.ts` },
    plugins: [queryCompilerAsFile()],
    sourcemap: true,
    logLevel: 'warning',
  });
  const doubled = beyondOneByte(await readFile(`${root}dist/gateway.js`, 'utf8'));
  if (doubled.length > 0) {
    throw new Error(
      `Write these in Latin-1 (\\u2026 for a character beyond it): they double the gateway's text in memory.\n${doubled.join('\n')}`,
    );
  }
}

if (process.argv[1] === fileURLToPath(import.meta.url)) await bundle();
