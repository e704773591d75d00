import { createHash, randomBytes } from 'node:crypto';
import { mkdtempSync, rmSync, utimesSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeEach, describe, expect, it } from 'vitest';
import { entryOf, entryOfLine } from '@/lib/passwords/breached/entry';
import { finishImport, importFolder, takeLines } from '@/lib/passwords/breached/import-list';
import { isBreached } from '@/lib/passwords/breached/is-breached';
import { isListed, listFacts, listPath, lookAgain } from '@/lib/passwords/breached/list-file';

const folder = mkdtempSync(join(tmpdir(), 'wheelhouse-breached-'));
process.env.WHEELHOUSE_BREACHED_FOLDER = folder;
afterAll(() => rmSync(folder, { recursive: true }));

const sha1 = (text: string) => createHash('sha1').update(text).digest('hex');
let serial = 0;

async function importing(
  chunks: readonly (string | Buffer)[],
  mode: 'replace' | 'add' = 'replace',
  run?: number,
) {
  const id = String(++serial);
  const taken = await takeLines(
    chunks.map((chunk) => Buffer.from(chunk as string)),
    importFolder(folder, id),
    run,
  );
  return { ...taken, entries: finishImport(folder, id, mode) };
}

describe('a line of a list', () => {
  it('is a hash with or without its count, or a password', () => {
    const entry = entryOf('letmein!');
    const hash = sha1('letmein!');
    for (const line of [hash, hash.toUpperCase(), `${hash}:37`, `${hash}\r`, 'letmein!', 'letmein!\r']) {
      expect(entryOfLine(Buffer.from(line))).toBe(entry);
    }
    expect(entryOfLine(Buffer.from(`${hash}:x`))).toBe(entryOf(`${hash}:x`));
    expect(entryOfLine(Buffer.from(''))).toBeNull();
    expect(entryOfLine(Buffer.alloc(5_000, 0x61))).toBeNull();
  });
});

describe('the list', () => {
  beforeEach(() => rmSync(listPath(folder), { force: true }));

  it('holds nothing before something was imported', () => {
    lookAgain();
    expect(isBreached('password')).toBe(false);
    expect(listFacts()).toEqual({ entries: 0, importedAt: null });
  });

  it('is made of lines in any order, however the chunks end, each once', async () => {
    const lines = Array.from({ length: 5_000 }, (_, index) =>
      index % 2 ? `password-${index}` : `${sha1(`password-${index}`)}:${index}`,
    );
    const text = Buffer.from([...lines, ...lines].join('\n'));
    const chunks = Array.from({ length: Math.ceil(text.length / 777) }, (_, index) =>
      text.subarray(index * 777, (index + 1) * 777),
    );
    expect(await importing(chunks, 'replace', 300)).toEqual({ lines: 10_000, skipped: 0, entries: 5_000 });
    for (let index = 0; index < 5_000; index++) expect(isBreached(`password-${index}`)).toBe(true);
    for (let index = 5_000; index < 10_000; index++) expect(isBreached(`password-${index}`)).toBe(false);
    expect(listFacts().entries).toBe(5_000);
  });

  it('is added to or replaced', async () => {
    await importing(['one\n']);
    expect((await importing(['two\n', 'one'], 'add')).entries).toBe(2);
    expect([isBreached('one'), isBreached('two')]).toEqual([true, true]);
    await importing(['three']);
    expect([isBreached('one'), isBreached('three')]).toEqual([false, true]);
  });

  it('knows a password however its characters are composed', async () => {
    await importing(['caf\u00e9 caf\u00e9']);
    expect(isBreached('cafe\u0301 cafe\u0301')).toBe(true);
  });

  it('survives what is no text, and lines without an end', async () => {
    const taken = await importing([
      Buffer.from(randomBytes(200_000).map((byte) => (byte === 10 ? 11 : byte))),
      '\nlast',
    ]);
    expect(taken).toMatchObject({ lines: 1, skipped: 1 });
    expect(isBreached('last')).toBe(true);
  });

  it('finds entries that are spread unevenly, and answers in microseconds', async () => {
    const hashes = Array.from(
      { length: 200_000 },
      (_, index) => `00000${index.toString(16).padStart(35, '0')}`,
    );
    await importing(hashes.map((hash) => `${hash}\n`));
    const { entries } = listFacts();
    expect(isListed(0)).toBe(true);
    expect(isListed(2 ** 47)).toBe(false);
    expect(entries).toBeGreaterThan(0);
    await importing(Array.from({ length: 300_000 }, () => `${randomBytes(20).toString('hex')}\n`));
    utimesSync(listPath(folder), new Date(), new Date());
    const start = performance.now();
    for (let round = 0; round < 2_000; round++) isListed(Math.floor(Math.random() * 2 ** 48));
    expect((performance.now() - start) / 2_000).toBeLessThan(1);
  });
});
