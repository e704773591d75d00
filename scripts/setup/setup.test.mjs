import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { runQuietly } from './command.mjs';
import { fingerprint, Made } from './fingerprint.mjs';
import { requireNodeVersion } from './node-version.mjs';
import { oneBuildAtATime } from './one-build.mjs';
import { areInstalled } from './packages.mjs';

describe('the setup before a start', () => {
  let root;
  beforeEach(() => {
    root = mkdtempSync(join(tmpdir(), 'wheelhouse-setup-'));
  });
  afterEach(() => rmSync(root, { recursive: true }));

  const write = (path, content) => {
    mkdirSync(join(root, path, '..'), { recursive: true });
    writeFileSync(join(root, path), typeof content === 'string' ? content : JSON.stringify(content));
  };

  it('refuses a Node that is too old, in one sentence', () => {
    expect(() => requireNodeVersion('18.20.4')).toThrow(
      'Wheelhouse needs Node 20.19 or later, and this is Node 18.20.4.',
    );
    requireNodeVersion('20.19.0');
    requireNodeVersion('24.0.1');
  });

  it('installs packages when one is missing or of another version', () => {
    const packages = {
      '': { version: '1.0.0' },
      'node_modules/a': { version: '1.0.0' },
      'node_modules/for-another-platform': { version: '1.0.0', optional: true },
    };
    write('package-lock.json', { packages });
    expect(areInstalled(root)).toBe(false);
    write('node_modules/.package-lock.json', { packages: { 'node_modules/a': { version: '1.0.0' } } });
    expect(areInstalled(root)).toBe(true);
    write('node_modules/.package-lock.json', { packages: { 'node_modules/a': { version: '1.0.1' } } });
    expect(areInstalled(root)).toBe(false);
  });

  it('builds again when a source changed, appeared or went, and not for a test', () => {
    write('lib/a.ts', 'one');
    const print = () => fingerprint(root, ['lib', 'missing']);
    const first = print();
    const made = new Made(root);
    expect(made.isFrom('build', first)).toBe(false);
    made.remember('build', first);
    expect(new Made(root).isFrom('build', print())).toBe(true);
    write('lib/a.test.ts', 'tests');
    expect(print()).toBe(first);
    write('lib/a.ts', 'two');
    expect(print()).not.toBe(first);
    write('lib/a.ts', 'one');
    write('lib/b.ts', '');
    expect(print()).not.toBe(first);
  });

  it('shows what a failing command printed', async () => {
    const failing = runQuietly(process.execPath, ['-e', "console.error('No space left'); process.exit(4)"], {
      cwd: root,
    });
    await expect(failing).rejects.toThrow(/ended with exit code 4\.\nNo space left$/);
  });

  it('builds one checkout once at a time', async () => {
    const order = [];
    let finish;
    const first = oneBuildAtATime(root, () => {
      order.push('first begins');
      return new Promise((resolve) => {
        finish = resolve;
      });
    });
    const second = oneBuildAtATime(root, async () => order.push('second'));
    order.push('first ends');
    finish();
    await Promise.all([first, second]);
    expect(order).toEqual(['first begins', 'first ends', 'second']);
  });
});
