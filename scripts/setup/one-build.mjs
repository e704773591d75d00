import { createHash } from 'node:crypto';
import { readFileSync, rmSync, statSync, utimesSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';

const pollMs = 300;
/** Who holds the lock says so in such steps. */
const beatMs = 2_000;
/** Of a lock this old its holder is gone, although another process may have its number by now. */
const goneMs = 30_000;

/**
 * Two builds of one checkout would write over each other: the second waits for the first.
 *
 * @template T
 * @param {string} root
 * @param {() => Promise<T>} work
 * @returns {Promise<T>}
 */
export async function oneBuildAtATime(root, work) {
  const name = createHash('sha256').update(root).digest('hex').slice(0, 10);
  const lock = join(tmpdir(), `wheelhouse-build-${name}.lock`);
  for (let isFirstTry = true; !take(lock); isFirstTry = false) {
    if (isFirstTry) process.stdout.write('Waiting for another build of this checkout to end …\n');
    await delay(pollMs);
  }
  const giveBack = () => rmSync(lock, { force: true });
  process.once('exit', giveBack);
  const beat = setInterval(() => stillHere(lock), beatMs).unref();
  try {
    return await work();
  } finally {
    clearInterval(beat);
    giveBack();
    process.off('exit', giveBack);
  }
}

/** @param {string} lock */
function take(lock) {
  try {
    writeFileSync(lock, String(process.pid), { flag: 'wx' });
    return true;
  } catch (error) {
    if (error.code !== 'EEXIST') throw error;
  }
  if (isHeld(lock)) return false;
  rmSync(lock, { force: true });
  return false;
}

/** @param {string} lock */
function stillHere(lock) {
  const now = new Date();
  try {
    utimesSync(lock, now, now);
  } catch (error) {
    // Somebody emptied the folder of temporary files: the build goes on.
    if (error.code !== 'ENOENT') throw error;
  }
}

/** @param {string} lock */
function isHeld(lock) {
  try {
    if (Date.now() - statSync(lock).mtimeMs > goneMs) return false;
    const pid = Number(readFileSync(lock, 'utf8'));
    return pid === process.pid || process.kill(pid, 0);
  } catch (error) {
    // EPERM: somebody else's process, which therefore exists.
    return error.code === 'EPERM';
  }
}
