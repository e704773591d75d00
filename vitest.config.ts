import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vitest/config';

const root = fileURLToPath(new URL('.', import.meta.url));
const alias = { '@': root.replace(/\/$/, ''), 'server-only': `${root}scripts/build/server-only.ts` };
const minutes = 60_000;

export default defineConfig({
  test: {
    projects: [
      {
        resolve: { alias },
        test: {
          name: 'conformance',
          include: ['e2e/conformance/**/*.test.ts', 'e2e/clients/**/*.test.ts'],
          globalSetup: ['e2e/stand/global-setup.ts'],
          pool: 'forks',
          hookTimeout: 3 * minutes,
        },
      },
      {
        resolve: { alias },
        test: {
          // Kills parts of the product it runs on, so it is a run of its own.
          name: 'chaos',
          include: ['e2e/chaos/**/*.test.ts'],
          globalSetup: ['e2e/stand/global-setup.ts'],
          pool: 'forks',
          maxWorkers: 1,
          fileParallelism: false,
          hookTimeout: 3 * minutes,
        },
      },
      {
        resolve: { alias },
        test: {
          name: 'unit',
          include: [
            'lib',
            'gateway',
            'worker',
            'supervise',
            'scripts',
            'docs',
            'components',
            'app',
            'prisma',
            'bench',
          ].map((folder) => `${folder}/**/*.test.{ts,tsx,mjs}`),
          // Real child processes and property tests share the machine with others.
          testTimeout: 20_000,
        },
      },
      {
        resolve: { alias },
        test: {
          name: 'integration',
          include: ['e2e/**/*.test.ts'],
          exclude: ['e2e/conformance/**', 'e2e/clients/**', 'e2e/chaos/**'],
          globalSetup: ['e2e/stand/global-setup.ts'],
          // Engines and network namespaces are shared by the whole machine: one file at a time.
          pool: 'forks',
          maxWorkers: 1,
          fileParallelism: false,
          // As in the browser: a busy machine is late once, a real fault fails twice.
          retry: process.env.CI === undefined ? 0 : 1,
          testTimeout: 1 * minutes,
          hookTimeout: 3 * minutes,
        },
      },
    ],
  },
});
