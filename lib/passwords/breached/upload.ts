import { randomUUID } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, rmSync, statSync } from 'node:fs';
import { join } from 'node:path';
import type { Change } from '@/lib/audit/change';
import type { Actor } from '@/lib/auth/actor';
import { authorise } from '@/lib/grants/authorise';
import { finishImport, importFolder, takeLines } from '@/lib/passwords/breached/import-list';
import { breachedFolder, listFacts, listPath, lookAgain } from '@/lib/passwords/breached/list-file';
import { runsIn } from '@/lib/passwords/breached/runs';
import { notFound, Problem, refused } from '@/lib/problems/problem';

/** So much of a list as pages send; more is for the command. */
const mostParts = 400;
const abandonedMs = 60 * 60_000;
const subject = {
  operation: 'access.manage',
  resourceKind: 'setting',
  resourceId: 'breached-passwords',
  resourceName: 'The list of stolen passwords',
  collection: '/',
};

/** All of these need access.manage on "/". */

/** Begins a list that is sent in parts. What was begun an hour ago and not finished is removed. */
export function beginUpload(actor: Actor): { id: string } {
  authorise(actor, 'access.manage', '/');
  const folder = requireFolder();
  mkdirSync(folder, { recursive: true });
  for (const name of readdirSync(folder).filter((each) => each.startsWith('import-'))) {
    const path = join(folder, name);
    if (Date.now() - statSync(path).mtimeMs > abandonedMs) rmSync(path, { recursive: true, force: true });
  }
  const id = randomUUID();
  importFolder(folder, id);
  return { id };
}

/** Takes whole lines of it. @throws Problem 404 for an upload that was not begun; 413 for too many parts */
export async function takePart(actor: Actor, id: string, lines: string): Promise<{ lines: number }> {
  authorise(actor, 'access.manage', '/');
  const path = begun(id);
  if (runsIn(path).length >= mostParts) {
    const detail = 'This list is too long for a page. Import it with: npm run passwords:import -- FILE';
    throw new Problem({ kind: 'too-large', detail });
  }
  const taken = await takeLines([Buffer.from(lines)], path);
  return { lines: taken.lines };
}

/** Makes what was sent the list, or adds it. */
export function finishUpload(actor: Actor, id: string, mode: 'replace' | 'add'): Change<{ entries: number }> {
  const allowedBy = authorise(actor, 'access.manage', '/');
  const path = begun(id);
  if (runsIn(path).length === 0) throw refused('There is no password in this list.');
  const before = { entries: listFacts().entries };
  const after = { entries: finishImport(requireFolder(), id, mode) };
  return { result: after, audit: { ...subject, allowedBy, request: { change: mode }, before, after } };
}

/** From then on no password is refused for being known. */
export function removeList(actor: Actor): Change<undefined> {
  const allowedBy = authorise(actor, 'access.manage', '/');
  const before = { entries: listFacts().entries };
  rmSync(listPath(requireFolder()), { force: true });
  lookAgain();
  return {
    result: undefined,
    audit: { ...subject, allowedBy, request: { change: 'remove' }, before, after: { entries: 0 } },
  };
}

function requireFolder(): string {
  const folder = breachedFolder();
  if (folder === null) throw refused('This installation has no folder for the list.');
  return folder;
}

function begun(id: string): string {
  const path = join(requireFolder(), `import-${id}`);
  if (!existsSync(path)) throw notFound('such upload');
  return path;
}
