import { existsSync, readFileSync } from 'node:fs';

/** @typedef {{passed: number, failed: number}} Counts */

/**
 * What vitest's JSON report counts. A file that could not even be loaded is one failure.
 *
 * @param {string} file
 * @returns {Counts}
 */
export function vitestCounts(file) {
  const report = read(file);
  if (report === null) return { passed: 0, failed: 0 };
  const unloadable = report.testResults.filter(
    (/** @type {{status: string, assertionResults: {status: string}[]}} */ result) =>
      result.status === 'failed' && !result.assertionResults.some(({ status }) => status === 'failed'),
  );
  return { passed: report.numPassedTests, failed: report.numFailedTests + unloadable.length };
}

/**
 * What Playwright's JSON report counts.
 *
 * @param {string} file
 * @returns {Counts}
 */
export function playwrightCounts(file) {
  const report = read(file);
  if (report === null) return { passed: 0, failed: 0 };
  const { expected, flaky, unexpected } = report.stats;
  return { passed: expected + flaky, failed: unexpected + report.errors.length };
}

/** A run that failed without a failed test (it crashed, or its setup did) is one failure. */
export function withExitCode(/** @type {Counts} */ counts, /** @type {boolean} */ succeeded) {
  return succeeded || counts.failed > 0 ? counts : { ...counts, failed: 1 };
}

/** @param {string} file */
function read(file) {
  return existsSync(file) ? JSON.parse(readFileSync(file, 'utf8')) : null;
}
