import type { Route } from '@/lib/api/define-route';
import type { RequestFacts } from '@/lib/api/route';
import { anonymousActor, recordBoundedRefusal } from '@/lib/audit/bounded-refusal';
import { auditActor } from '@/lib/audit/record';
import type { Actor } from '@/lib/auth/actor';
import type { Problem } from '@/lib/problems/problem';

/**
 * Puts a refusal on record. A change that was answered 404 counts as one: for what a person may not
 * see that is how a refusal reads.
 *
 * @param actor null: nobody is signed in
 */
export async function recordRefused(
  actor: Actor | null,
  route: Route,
  problem: Problem,
  facts: RequestFacts,
): Promise<void> {
  const isRefusal =
    problem.status === 401 || problem.status === 403 || (problem.status === 404 && route.changes);
  // What is open to everybody records by itself what it refuses, e.g. a sign-in.
  if (!isRefusal || 'public' in route.permission) return;
  const asked =
    'operation' in route.permission ? route.permission.operation : `${route.method} ${route.path}`;
  const { address, userAgent: client, requestId } = facts;
  await recordBoundedRefusal(
    actor ? auditActor(actor) : anonymousActor({ address, client, requestId }),
    {
      operation: problem.missing?.operation ?? asked,
      collection: problem.missing?.collection ?? '/',
      request: { method: route.method, path: route.path },
    },
    { status: problem.status, detail: problem.message },
    requestId,
  );
}
