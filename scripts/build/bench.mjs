import { build } from 'esbuild';
import { queryCompilerAsFile } from './query-compiler.mjs';

/**
 * Bundles bench/ and the two gateways that the audit is measured by. They differ in one module.
 *
 * @param {string} root the checkout
 * @param {string} outdir
 */
export async function bundleBench(root, outdir) {
  /** @type {import('esbuild').BuildOptions} */
  const options = {
    absWorkingDir: root,
    outdir,
    bundle: true,
    platform: 'node',
    format: 'esm',
    target: 'node20',
    packages: 'external',
    plugins: [queryCompilerAsFile()],
    sourcemap: true,
    logLevel: 'warning',
  };
  const alias = { '@': root, 'server-only': `${root}/scripts/build/server-only.ts` };
  await build({
    ...options,
    alias,
    entryPoints: {
      main: 'bench/main.ts',
      'load/process': 'bench/load/process.ts',
      'reference/node-proxy': 'bench/reference/node-proxy.ts',
      'simulated-engine/main': 'bench/simulated-engine/main.ts',
      gateway: 'gateway/main.ts',
    },
  });
  await build({
    ...options,
    alias: { ...alias, '@/lib/audit/record': `${root}/bench/reference/no-record.ts` },
    entryPoints: { 'gateway-without-audit': 'gateway/main.ts' },
  });
}
