import { makeSteps } from '@/lib/access-code/make-steps';
import type { AppliedPlan, ApplyWish } from '@/lib/access-code/schema';
import { workOut } from '@/lib/access-code/work-out';
import type { Change } from '@/lib/audit/change';
import type { Actor } from '@/lib/auth/actor';
import { takeLock } from '@/lib/db/advisory-lock';
import type { Db } from '@/lib/db/client';
import { conflict, Problem } from '@/lib/problems/problem';

/**
 * Makes access what the document says, wholly or not at all, if it would still do what its plan told.
 * Each change needs what it needs by itself, and is on record by itself and as part of the whole.
 *
 * @throws Problem 409 when what is has moved since, and whatever the first change that fails throws
 */
export async function applyDocument(
  tx: Db,
  actor: Actor,
  { document, hash }: ApplyWish,
): Promise<Change<AppliedPlan>> {
  await takeLock(tx, 'access');
  const found = await workOut(tx, actor, document);
  if ('problems' in found) {
    const errors = found.problems.map(({ line, message }) => ({
      path: 'body.document',
      message: `Line ${line}: ${message}`,
    }));
    throw new Problem({ kind: 'invalid', detail: errors[0]?.message ?? 'It cannot be read.', errors });
  }
  if (found.hash !== hash) {
    throw conflict('Access has changed since this was planned. Look at the plan again before you apply it.');
  }
  const { audits, moved, failures } = await makeSteps(tx, actor, found);
  const [first] = failures;
  if (first) throw first.problem;
  const counts = (kind: string) => found.steps.filter((step) => step.kind === kind).length;
  return {
    result: { hash, applied: found.steps.length },
    moved,
    audit: [
      ...audits,
      {
        operation: 'access.apply',
        resourceKind: 'access-document',
        resourceId: hash,
        resourceName: 'Access as code',
        collection: '/',
        request: {
          change: 'apply',
          created: counts('create'),
          changed: counts('change'),
          deleted: counts('delete'),
        },
      },
    ],
  };
}
