import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { playwrightCounts, vitestCounts, withExitCode } from './checks/counts.mjs';
import { canRunEngines, ensureDebianPackages, forTests } from './checks/debian-packages.mjs';
import { runVisibly } from './checks/run-visibly.mjs';
import { ensureBuilt } from './setup/built.mjs';
import { requireNodeVersion } from './setup/node-version.mjs';
import { ensurePackages } from './setup/packages.mjs';
import { SetupFailed, seconds } from './setup/progress.mjs';

/**
 * `npm test`: sets up what the checks need and runs every one of them. The last line sums them up;
 * a step that is not made of tests counts as one check.
 */
const root = fileURLToPath(new URL('../', import.meta.url)).replace(/\/$/, '');
const reports = mkdtempSync(join(tmpdir(), 'wheelhouse-reports-'));
const minutes = 60_000;
/** A part that takes longer hangs. Half as many cores take twice as long as the README says. */
const longestMs = 40 * minutes;
/** A log file is read without colours; biome has a switch of its own for it. */
const plain = !process.stdout.isTTY;
const env = {
  ...process.env,
  ...(plain ? { NO_COLOR: '1', FORCE_COLOR: undefined } : {}),
  CI: '1',
  // The test runners set it themselves.
  NODE_ENV: undefined,
  NEXT_TELEMETRY_DISABLED: '1',
  CHECKPOINT_DISABLE: '1',
};
const sum = { passed: 0, failed: 0 };

/** @typedef {{passed: number, failed: number}} Counts */

/** @param {string} what @param {() => Promise<Counts>} work */
async function check(what, work) {
  process.stdout.write(`\n=== ${what}\n`);
  const startedAt = Date.now();
  const { passed, failed } = await work();
  sum.passed += passed;
  sum.failed += failed;
  process.stdout.write(
    `=== ${what}: ${passed} passed, ${failed} failed (${seconds(Date.now() - startedAt)})\n`,
  );
  return failed === 0;
}

/** A step of our own that throws when it fails. @param {() => Promise<unknown>} work */
const succeeds = (work) => async () => {
  try {
    await work();
    return { passed: 1, failed: 0 };
  } catch (error) {
    console.error(error instanceof SetupFailed ? error.message : error);
    return { passed: 0, failed: 1 };
  }
};

/** A program of node_modules that says by its exit code whether all is well. */
const tool =
  (/** @type {string} */ name, /** @type {string[]} */ ...args) =>
  async () => {
    const succeeded = await runVisibly(bin(name), args, { cwd: root, env, withinMs: 10 * minutes });
    return { passed: succeeded ? 1 : 0, failed: succeeded ? 0 : 1 };
  };

/**
 * @param {'unit' | 'integration' | 'conformance'} project
 * @param {{shard?: string, logFile?: string}} options which part of its files; where its output goes
 */
const vitest = async (project, { shard = '1/1', logFile } = {}) => {
  const report = join(reports, `${project}-${shard.replace('/', '-of-')}.json`);
  const args = [
    'run',
    '--project',
    project,
    '--reporter=default',
    '--reporter=json',
    `--outputFile.json=${report}`,
    ...(shard === '1/1' ? [] : [`--shard=${shard}`]),
  ];
  const options = { cwd: root, env, withinMs: longestMs, ...(logFile ? { logFile } : {}) };
  const succeeded = await runVisibly(bin('vitest'), args, options);
  return withExitCode(vitestCounts(report), succeeded);
};

/** @param {string} logFile where its output goes */
const playwright = async (logFile) => {
  const report = join(reports, 'browser.json');
  const withReport = { ...env, PLAYWRIGHT_JSON_OUTPUT_FILE: report };
  const options = { cwd: root, env: withReport, withinMs: longestMs, logFile };
  const succeeded = await runVisibly(bin('playwright'), ['test'], options);
  return withExitCode(playwrightCounts(report), succeeded);
};

/**
 * Starts a run that goes on beside others. The check that it becomes shows its output when it is over.
 *
 * @param {string} name
 * @param {(logFile: string) => Promise<Counts>} run
 * @returns {() => Promise<Counts>}
 */
function beside(name, run) {
  const logFile = join(reports, `${name}.log`);
  const running = run(logFile);
  return async () => {
    const counts = await running;
    process.stdout.write(readFileSync(logFile));
    return counts;
  };
}

/** @param {string} name */
function bin(name) {
  return join(root, 'node_modules/.bin', name);
}

async function runAll() {
  const isSetUp = await check(
    'packages',
    succeeds(() => setUp()),
  );
  if (!isSetUp) return;
  await check('format and lint', tool('biome', 'ci', `--colors=${plain ? 'off' : 'force'}`, '.'));
  await check('structure', async () => {
    const args = [join(root, 'scripts/check-structure.mjs')];
    const succeeded = await runVisibly(process.execPath, args, { cwd: root, env, withinMs: minutes });
    return { passed: succeeded ? 1 : 0, failed: succeeded ? 0 : 1 };
  });
  const isBuilt = await check(
    'build',
    succeeds(() => ensureBuilt(root)),
  );
  await check('types', tool('tsc', '--noEmit', '-p', '.'));
  await check('unit tests', () => vitest('unit'));
  if (!isBuilt) {
    process.stdout.write('\nThe product is not built, so integration and browser tests are not run.\n');
    return;
  }
  if (!canRunEngines) {
    process.stdout.write(
      '\nIntegration and browser tests start Docker engines, which needs root: they are not run.\n',
    );
    return;
  }
  const missing = await ensureDebianPackages(forTests);
  if (missing !== null) process.stdout.write(`\n${missing} What needs them will fail.\n`);
  // Each on a product and engines of its own. They wait more than they work: together they are sooner done.
  const third = (/** @type {string} */ shard) =>
    beside(`integration-${shard.replace('/', '-of-')}`, (logFile) =>
      vitest('integration', { shard, logFile }),
    );
  const [second, last] = [third('2/3'), third('3/3')];
  const browser = beside('browser', playwright);
  const conformance = beside('conformance', (logFile) => vitest('conformance', { logFile }));
  await check('integration tests, first third', () => vitest('integration', { shard: '1/3' }));
  await check('conformance', conformance);
  await check('integration tests, second third', second);
  await check('integration tests, last third', last);
  await check('browser tests', browser);
}

async function setUp() {
  requireNodeVersion();
  await ensurePackages(root);
}

try {
  await runAll();
} catch (error) {
  console.error(error);
  sum.failed += 1;
} finally {
  rmSync(reports, { recursive: true, force: true });
}
process.exitCode = sum.failed > 0 || sum.passed === 0 ? 1 : 0;
process.stdout.write(`\n${sum.passed} passed, ${sum.failed} failed\n`);
