import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { playwrightCounts, vitestCounts, withExitCode } from './counts.mjs';

describe('the sums of a test run', () => {
  let folder;
  beforeAll(() => {
    folder = mkdtempSync(join(tmpdir(), 'wheelhouse-counts-'));
  });
  afterAll(() => rmSync(folder, { recursive: true }));

  const report = (content) => {
    const file = join(folder, 'report.json');
    writeFileSync(file, JSON.stringify(content));
    return file;
  };

  it('count a file that could not be loaded as a failure', () => {
    const testResults = [
      { status: 'passed', assertionResults: [{ status: 'passed' }] },
      { status: 'failed', assertionResults: [{ status: 'failed' }, { status: 'passed' }] },
      { status: 'failed', assertionResults: [] },
    ];
    const file = report({ numPassedTests: 2, numFailedTests: 1, testResults });
    expect(vitestCounts(file)).toEqual({ passed: 2, failed: 2 });
  });

  it('count what a browser run could not even begin', () => {
    const file = report({ stats: { expected: 3, flaky: 1, unexpected: 2, skipped: 5 }, errors: [{}] });
    expect(playwrightCounts(file)).toEqual({ passed: 4, failed: 3 });
  });

  it('never call a crashed run a success', () => {
    const crashed = vitestCounts(join(folder, 'missing.json'));
    expect(withExitCode(crashed, false)).toEqual({ passed: 0, failed: 1 });
    expect(withExitCode({ passed: 2, failed: 0 }, true)).toEqual({ passed: 2, failed: 0 });
    expect(withExitCode({ passed: 2, failed: 1 }, false)).toEqual({ passed: 2, failed: 1 });
  });
});
