import { recordBoundedRefusal } from '@/lib/audit/bounded-refusal';
import type { Change } from '@/lib/audit/change';
import { type AuditSubject, auditActor } from '@/lib/audit/record';
import type { Actor } from '@/lib/auth/actor';
import { attempt, isProblem } from '@/lib/bulk/savepoint';
import type { BulkResult } from '@/lib/bulk/schema';
import type { Db } from '@/lib/db/client';
import { Problem } from '@/lib/problems/problem';

interface Asked {
  readonly items: readonly string[];
  readonly allOrNothing: boolean;
  readonly change: { readonly do: string };
}

/**
 * Does the same to many things in one transaction, each by the function that does it to one, with
 * all its checks. What is refused is undone by itself and told; the rest is kept.
 *
 * @throws Problem of the first that was refused, with what is wrong with each, where nothing was done
 *   or `allOrNothing` was asked for
 */
export async function runItems(
  tx: Db,
  actor: Actor,
  { items, allOrNothing, change }: Asked,
  act: (item: string) => Promise<Change<unknown>>,
): Promise<Change<BulkResult>> {
  const results: BulkResult['items'] = [];
  const problems: { at: number; problem: Problem }[] = [];
  const audit: AuditSubject[] = [];
  const moved: NonNullable<Change<unknown>['moved']>[number][] = [];
  for (const [at, item] of [...new Set(items)].entries()) {
    const made = await attempt(tx, () => act(item));
    if (isProblem(made)) {
      problems.push({ at, problem: made });
      results.push(refusedItem(item, made));
      continue;
    }
    audit.push(...[made.audit].flat());
    moved.push(...(made.moved ?? []));
    results.push({ item, isDone: true, status: 200, detail: '' });
  }
  const [first] = problems;
  if (first && (allOrNothing || audit.length === 0)) throw nothingDone(first.problem, problems);
  for (const { at, problem } of problems) await record(actor, change.do, results[at]?.item ?? '', problem);
  const done = results.filter(({ isDone }) => isDone).length;
  return { result: { done, refused: results.length - done, items: results }, audit, moved };
}

function refusedItem(item: string, { status, message, missing }: Problem): BulkResult['items'][number] {
  return { item, isDone: false, status, detail: message, ...(missing ? { missing } : {}) };
}

function nothingDone(first: Problem, problems: readonly { at: number; problem: Problem }[]): Problem {
  const errors = problems.map(({ at, problem }) => ({ path: `body.items.${at}`, message: problem.message }));
  const { kind, message, missing, headers } = first;
  const detail = `${message} Nothing was done.`;
  return new Problem({ kind, detail, errors, headers, ...(missing ? { missing } : {}) }, { cause: first });
}

/** As for a request of its own: what may not be done, and what may not be seen, is on record. */
async function record(actor: Actor, change: string, item: string, problem: Problem): Promise<void> {
  if (problem.status !== 403 && problem.status !== 404) return;
  await recordBoundedRefusal(
    auditActor(actor),
    {
      operation: problem.missing?.operation ?? `bulk.${change}`,
      collection: problem.missing?.collection ?? '/',
      resourceName: item,
      request: { change, item },
    },
    { status: problem.status, detail: problem.message },
  );
}
