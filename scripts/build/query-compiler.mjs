import { mkdir, writeFile } from 'node:fs/promises';
import { basename, resolve } from 'node:path';

const asText = /^@prisma\/client\/runtime\/query_compiler_.*\.wasm-base64\.mjs$/;
const namespace = 'query-compiler';

/**
 * Prisma's compiler of queries comes as a text of 4.6 MB, which each process would hold twice for good.
 * Beside the bundle it lies as the bytes that it is, and is read when it is needed.
 *
 * @returns {import('esbuild').Plugin}
 */
export function queryCompilerAsFile() {
  return {
    name: 'query-compiler-as-file',
    setup({ initialOptions, onLoad, onResolve }) {
      const outdir = resolve(initialOptions.absWorkingDir ?? '', initialOptions.outdir ?? '');
      onResolve({ filter: asText }, ({ path }) => ({ path, namespace }));
      onLoad({ filter: asText, namespace }, async ({ path }) => {
        const file = basename(path).replace('-base64.mjs', '');
        const { wasm } = await import(path);
        await mkdir(outdir, { recursive: true });
        await writeFile(resolve(outdir, file), Buffer.from(wasm, 'base64'));
        // Prisma makes a Buffer of it, which asks an object for its value: nothing of it is kept.
        return {
          contents: `import { readFileSync } from 'node:fs';
            export const wasm = { valueOf: () => readFileSync(new URL('./${file}', import.meta.url)) };`,
        };
      });
    },
  };
}
