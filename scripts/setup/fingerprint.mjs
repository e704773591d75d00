import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';

/**
 * A hash over the names and contents of files, and of all files in folders; tests do not count.
 *
 * @param {string} root
 * @param {readonly string[]} paths relative to root; missing ones count as missing
 */
export function fingerprint(root, paths) {
  const hash = createHash('sha256');
  for (const path of paths) add(hash, root, path);
  return hash.digest('hex');
}

/** @param {import('node:crypto').Hash} hash @param {string} root @param {string} path */
function add(hash, root, path) {
  const full = join(root, path);
  if (!existsSync(full) || path === 'prisma/generated' || /\.(test|spec)\.tsx?$/.test(path)) return;
  if (statSync(full).isDirectory()) {
    for (const name of readdirSync(full).sort()) add(hash, root, `${path}/${name}`);
    return;
  }
  const content = readFileSync(full);
  hash.update(`${path}\0${content.length}\0`).update(content);
}

/** What was made from which fingerprint, kept beside the packages it was made with. */
export class Made {
  /** @param {string} root */
  constructor(root) {
    this.file = join(root, 'node_modules/.cache/wheelhouse/made.json');
  }

  /** @param {string} what @param {string} print */
  isFrom(what, print) {
    return this.read()[what] === print;
  }

  /** @param {string} what @param {string} print */
  remember(what, print) {
    mkdirSync(dirname(this.file), { recursive: true });
    writeFileSync(this.file, JSON.stringify({ ...this.read(), [what]: print }));
  }

  /** @returns {Record<string, string>} */
  read() {
    return existsSync(this.file) ? JSON.parse(readFileSync(this.file, 'utf8')) : {};
  }
}
