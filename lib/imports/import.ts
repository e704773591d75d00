import type { MovedResource } from '@/lib/access/effect/moved-resource';
import type { Change } from '@/lib/audit/change';
import type { AuditSubject } from '@/lib/audit/record';
import type { Actor } from '@/lib/auth/actor';
import { attempt, isProblem } from '@/lib/bulk/savepoint';
import { takeLock } from '@/lib/db/advisory-lock';
import { type Db, db } from '@/lib/db/client';
import { importCollection } from '@/lib/imports/import-collection';
import { importGrant } from '@/lib/imports/import-grant';
import { importImagePrefix } from '@/lib/imports/import-image-prefix';
import { importMembership } from '@/lib/imports/import-membership';
import { inImportOrder } from '@/lib/imports/import-order';
import { importPerson, importServiceAccount } from '@/lib/imports/import-person';
import { importRole } from '@/lib/imports/import-role';
import { importTeam } from '@/lib/imports/import-team';
import type { ImportKind, ImportLine } from '@/lib/imports/kinds';
import type { ApplyLine } from '@/lib/imports/line-change';
import { readLines } from '@/lib/imports/read-lines';
import type { ImportReport, ImportWish } from '@/lib/imports/schema';
import { Problem } from '@/lib/problems/problem';

const applies: Readonly<Record<ImportKind, ApplyLine>> = {
  people: importPerson,
  'service-accounts': importServiceAccount,
  teams: importTeam,
  memberships: importMembership,
  roles: importRole,
  collections: importCollection,
  'image-prefixes': importImagePrefix,
  grants: importGrant,
};

export const importTimeoutMs = 120_000;

/**
 * Makes every line of a file so, each by the functions that make one, with all their checks: nobody
 * imports more than they could grant. All of it or, where a line is refused, nothing.
 *
 * @throws Problem of the first line that is refused, with what is wrong with each
 */
export async function importFile(tx: Db, actor: Actor, wish: ImportWish): Promise<Change<ImportReport>> {
  const { report, audit, moved, first } = await applyLines(tx, actor, wish);
  if (!first) return { result: report, audit, moved };
  const errors = report.lines
    .filter(({ outcome }) => outcome === 'refused')
    .map(({ line, detail }) => ({ path: `body.text.${line}`, message: detail }));
  const { kind, headers, missing } = first;
  const count = errors.length === 1 ? 'One line is' : `${errors.length} lines are`;
  const detail = `${count} refused, so nothing was done. ${first.message}`;
  throw new Problem({ kind, detail, errors, headers, ...(missing ? { missing } : {}) }, { cause: first });
}

/** Carries the report out of a transaction that is not to be kept. */
class NotKept extends Error {
  constructor(readonly report: ImportReport) {
    super('A preview is rolled back.');
  }
}

/** What an import would do, line by line: it is done in earnest, and rolled back. */
export async function previewImport(actor: Actor, wish: ImportWish): Promise<ImportReport> {
  try {
    return await db.$transaction(
      async (tx) => {
        throw new NotKept((await applyLines(tx, actor, wish)).report);
      },
      { isolationLevel: 'ReadCommitted', maxWait: 5_000, timeout: importTimeoutMs },
    );
  } catch (error) {
    if (error instanceof NotKept) return error.report;
    throw error;
  }
}

async function applyLines(tx: Db, actor: Actor, { kind, format, text }: ImportWish) {
  const inOrder = inImportOrder(kind, readLines(kind, format, text));
  await takeLock(tx, 'access');
  const lines: ImportReport['lines'] = [];
  const audit: AuditSubject[] = [];
  const moved: MovedResource[] = [];
  let first: Problem | null = null;
  for (const { line, values } of inOrder) {
    const made = await attempt(tx, () => applies[kind](tx, actor, values));
    if (isProblem(made)) {
      first ??= made;
      const { missing, message } = made;
      const what = nameOf(kind, values);
      lines.push({ line, outcome: 'refused', what, detail: message, ...(missing ? { missing } : {}) });
      continue;
    }
    audit.push(...[made.audit].flat());
    moved.push(...(made.moved ?? []));
    lines.push({ line, outcome: made.outcome, what: made.what, detail: made.detail });
  }
  lines.sort((a, b) => a.line - b.line);
  const count = (wanted: string) => lines.filter(({ outcome }) => outcome === wanted).length;
  const report: ImportReport = {
    kind,
    created: count('create'),
    changed: count('change'),
    same: count('same'),
    refused: count('refused'),
    lines,
  };
  return { report, audit, moved, first };
}

/** What a line is about, as it is written there. */
function nameOf(kind: ImportKind, values: ImportLine['values']): string {
  const { username = '', name = '', path = '', prefix = '', team = '', subject = '' } = values;
  const { role = '', collection = '' } = values;
  return {
    people: username,
    'service-accounts': username,
    teams: name,
    memberships: `${username} in ${team}`,
    roles: name,
    collections: path,
    'image-prefixes': prefix,
    grants: `${role} to ${subject} on ${collection}`,
  }[kind];
}
