import type { Route } from '@/lib/api/define-route';
import { auditActor, recordRefusal } from '@/lib/audit/record';
import type { Actor } from '@/lib/auth/actor';
import { db } from '@/lib/db/client';
import type { Problem } from '@/lib/problems/problem';

/**
 * Puts a refusal on record. A change that was answered 404 counts as one: for what a person may not
 * see that is how a refusal reads.
 */
export async function recordRefused(actor: Actor, route: Route, problem: Problem): Promise<void> {
  const isRefusal = problem.status === 403 || (problem.status === 404 && route.changes);
  if (!isRefusal) return;
  const asked =
    'operation' in route.permission ? route.permission.operation : `${route.method} ${route.path}`;
  await recordRefusal(
    db,
    auditActor(actor),
    {
      operation: problem.missing?.operation ?? asked,
      collection: problem.missing?.collection ?? '/',
      request: { method: route.method, path: route.path },
    },
    { status: problem.status, detail: problem.message },
  );
}
