import { mkdtempSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { openDataDirectory } from '@/supervise/start/data-directory';
import { ensureKeys } from '@/supervise/start/keys';
import { holdDataDirectory } from '@/supervise/start/one-at-a-time';

describe('the data directory', () => {
  let folder: string;
  let run: string | undefined;
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'wh-data-'));
  });
  afterEach(() => {
    rmSync(folder, { recursive: true });
    if (run) rmSync(run, { recursive: true, force: true });
  });

  it('is made with its folders, keys readable by nobody else', () => {
    const directory = openDataDirectory(join(folder, 'a/b'));
    run = directory.run;
    const keys = ensureKeys(directory.keys);
    expect(statSync(directory.keys).mode & 0o777).toBe(0o700);
    expect(statSync(keys.dataKeyFile).mode & 0o777).toBe(0o600);
    expect(statSync(keys.engineKeyFile).mode & 0o777).toBe(0o600);
    expect(keys.enginePublicKey).toHaveLength(32);
    expect(ensureKeys(directory.keys).enginePublicKey.equals(keys.enginePublicKey)).toBe(true);
  });

  it('is refused in one sentence when it cannot be a directory', () => {
    writeFileSync(join(folder, 'file'), '');
    expect(() => openDataDirectory(join(folder, 'file/data'))).toThrow(
      /cannot be used to keep data \(.*\)\. Set WHEELHOUSE_DATA/,
    );
  });

  it('is held by one at a time', async () => {
    const directory = openDataDirectory(folder);
    run = directory.run;
    await holdDataDirectory(directory);
    await expect(holdDataDirectory(directory)).rejects.toThrow(/^Wheelhouse already runs on /);
  });

  it('gives a short name to its sockets', () => {
    const directory = openDataDirectory(join(folder, 'long'.repeat(30)));
    run = directory.run;
    expect(directory.run.length).toBeLessThanOrEqual(60);
  });
});
