import { makeSteps } from '@/lib/access-code/make-steps';
import type { AccessPlan, DocumentError, PlannedChange } from '@/lib/access-code/schema';
import type { Step } from '@/lib/access-code/step';
import { type WorkedOut, workOut } from '@/lib/access-code/work-out';
import type { Actor } from '@/lib/auth/actor';
import { takeLock } from '@/lib/db/advisory-lock';
import { type Db, db } from '@/lib/db/client';
import { effectWithin } from '@/lib/effects/preview-change';

class RolledBack extends Error {
  constructor(readonly plan: AccessPlan) {
    super('A plan is rolled back.');
  }
}

/**
 * What an edited document would change: each change is tried by the function that makes it, in one
 * transaction that is rolled back. What is wrong is told with its line; while anything is, there is
 * no hash to apply it by.
 */
export async function planDocument(actor: Actor, text: string): Promise<AccessPlan> {
  try {
    return await db.$transaction(
      async (tx): Promise<never> => {
        await takeLock(tx, 'access');
        throw new RolledBack(await planWithin(tx, actor, text));
      },
      { isolationLevel: 'ReadCommitted', maxWait: 5_000, timeout: 60_000 },
    );
  } catch (error) {
    if (error instanceof RolledBack) return error.plan;
    throw error;
  }
}

async function planWithin(tx: Db, actor: Actor, text: string): Promise<AccessPlan> {
  const found = await workOut(tx, actor, text);
  if ('problems' in found) return { hash: null, changes: [], errors: [...found.problems], effect: null };
  const errors: DocumentError[] = [];
  const effect = await effectWithin(tx, actor, async () => {
    const { moved, failures } = await makeSteps(tx, actor, found);
    errors.push(...failures.map(({ error }) => error));
    return { moved };
  });
  const isPossible = errors.length === 0;
  return {
    hash: isPossible ? found.hash : null,
    changes: found.steps.map((step) => viewStep(step, found)),
    errors,
    effect: isPossible ? effect : null,
  };
}

function viewStep(
  { section, kind, name, before, after, path }: Step,
  { placeOf }: Pick<WorkedOut, 'placeOf'>,
): PlannedChange {
  return { section, kind, name, before, after, line: kind === 'delete' ? null : placeOf(path).line };
}
