import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { CommandFailed, npm, runQuietly } from './command.mjs';
import { fingerprint, Made } from './fingerprint.mjs';
import { oneBuildAtATime } from './one-build.mjs';
import { SetupFailed, step } from './progress.mjs';

const always = ['package-lock.json', 'package.json', 'tsconfig.json', 'prisma/models', 'lib'];

/** What is made from the sources, in order: from what, how, and a file that shows it is there. */
const products = [
  {
    what: 'Generating the database client',
    script: 'prisma:generate',
    sources: ['package-lock.json', 'prisma/models'],
    proof: 'prisma/generated/client.ts',
  },
  {
    what: 'Bundling gateway, worker and supervisor',
    script: 'build:processes',
    sources: [...always, 'gateway', 'worker', 'supervise', 'scripts', 'prisma'],
    proof: 'dist/supervise.js',
  },
  {
    what: 'Building the console',
    script: 'build:web',
    sources: [...always, 'app', 'components', 'public', 'proxy.ts', 'next.config.js', 'postcss.config.js'],
    proof: '.next/BUILD_ID',
  },
];

/**
 * Makes everything that is made from sources, but what is there and made from the same sources.
 *
 * @param {string} root
 * @throws SetupFailed with the end of what the failing build printed
 */
export async function ensureBuilt(root) {
  await oneBuildAtATime(root, async () => {
    for (const product of products) await ensure(root, product);
  });
}

/** @param {string} root @param {typeof products[number]} product */
async function ensure(root, { what, script, sources, proof }) {
  const made = new Made(root);
  const print = fingerprint(root, sources);
  if (made.isFrom(script, print) && existsSync(join(root, proof))) return;
  const [command, args] = npm('run', '--silent', script);
  const env = { ...process.env, NODE_ENV: 'production', NEXT_TELEMETRY_DISABLED: '1' };
  try {
    await step(what, () => runQuietly(command, args, { cwd: root, env }));
  } catch (error) {
    if (!(error instanceof CommandFailed)) throw error;
    throw new SetupFailed(`${what} failed:\n${error.output}`);
  }
  made.remember(script, print);
}
