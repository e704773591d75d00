import type { MovedResource } from '@/lib/access/effect/moved-resource';
import type { DocumentError } from '@/lib/access-code/schema';
import type { Step } from '@/lib/access-code/step';
import type { WorkedOut } from '@/lib/access-code/work-out';
import type { AuditSubject } from '@/lib/audit/record';
import type { Actor } from '@/lib/auth/actor';
import { attempt, isProblem } from '@/lib/bulk/savepoint';
import type { Db } from '@/lib/db/client';
import type { Problem } from '@/lib/problems/problem';

interface MadeSteps {
  readonly audits: readonly AuditSubject[];
  readonly moved: readonly MovedResource[];
  /** Those that could not be made, each undone by itself. */
  readonly failures: readonly { readonly error: DocumentError; readonly problem: Problem }[];
}

/** Makes each step in the transaction; one that is refused is undone and told, and the rest are tried. */
export async function makeSteps(
  tx: Db,
  actor: Actor,
  { steps, placeOf }: Pick<WorkedOut, 'steps' | 'placeOf'>,
): Promise<MadeSteps> {
  const audits: AuditSubject[] = [];
  const moved: MovedResource[] = [];
  const failures: { error: DocumentError; problem: Problem }[] = [];
  for (const step of steps) {
    const made = await attempt(tx, () => step.make(tx, actor));
    if (isProblem(made)) {
      const message = `${inWords(step)}: ${made.message}`;
      failures.push({ error: { ...placeOf(step.path), message }, problem: made });
    } else {
      audits.push(...[made.audit].flat());
      moved.push(...(made.moved ?? []));
    }
  }
  return { audits, moved, failures };
}

const verbs = { create: 'Cannot make', change: 'Cannot change', delete: 'Cannot remove' } as const;

function inWords({ kind, name }: Step): string {
  return `${verbs[kind]} ${name}`;
}
