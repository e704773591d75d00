import { randomUUID } from 'node:crypto';
import { createReadStream, rmSync } from 'node:fs';
import { resolve } from 'node:path';
import type { Readable } from 'node:stream';
import { createGunzip } from 'node:zlib';
import { readEnvironment } from '@/lib/environment/read';
import { reasonOf } from '@/lib/log/reason-of';
import { finishImport, importFolder, takeLines } from '@/lib/passwords/breached/import-list';
import { breachedFolderIn } from '@/supervise/breached-passwords/folder';
import { say, warn } from '@/supervise/start/progress';

/**
 * `npm run passwords:import -- FILE [--add]`: makes a list of stolen passwords the one that new
 * passwords are held against. FILE holds a password or a SHA-1 (with `:count` or without) on each
 * line, sorted or not, also gzipped; "-" is what is piped in. It needs as much room on the disk as six
 * bytes for each line, twice; its memory does not grow with the list.
 */
const [file, ...options] = process.argv.slice(2);
const isKnown = options.every((option) => option === '--add');

if (file === undefined || !isKnown) {
  warn('Use: npm run passwords:import -- FILE [--add]');
  process.exitCode = 2;
} else await importFile(file, options.includes('--add') ? 'add' : 'replace');

async function importFile(path: string, mode: 'replace' | 'add'): Promise<void> {
  const folder = breachedFolderIn(resolve(readEnvironment(['WHEELHOUSE_DATA']).WHEELHOUSE_DATA));
  const id = randomUUID();
  const made = importFolder(folder, id);
  try {
    const { lines, skipped } = await takeLines(opened(path), made);
    if (lines === 0) throw new Error('there is no password in it');
    const entries = finishImport(folder, id, mode);
    say(
      `Read ${lines} lines${skipped > 0 ? `, skipped ${skipped}` : ''}; the list holds ${entries} passwords.`,
    );
  } catch (error) {
    warn(`The list was not imported: ${reasonOf(error)}`);
    process.exitCode = 1;
  } finally {
    rmSync(made, { recursive: true, force: true });
  }
}

function opened(path: string): AsyncIterable<Buffer> {
  const source: Readable =
    path === '-' ? process.stdin : createReadStream(path, { highWaterMark: 1024 * 1024 });
  if (!path.endsWith('.gz')) return source;
  const plain = createGunzip();
  source.on('error', (error) => plain.destroy(error));
  return source.pipe(plain);
}
