import type { Route } from '@/lib/api/define-route';
import { recordReadAtLevel } from '@/lib/audit/reads';
import { currentAuditSettings } from '@/lib/audit-log/settings/settings';
import type { Actor } from '@/lib/auth/actor';
import { logFailure } from '@/lib/log/log-failure';

/** Puts a read of records on record where all reads are. Whoever reads does not wait for it. */
export function recordRestRead(actor: Actor, route: Route, startedAtMs: number): void {
  const durationMs = performance.now() - startedAtMs;
  put(actor, route, durationMs).catch((error: unknown) =>
    logFailure('A read is not on record', error, actor.requestId),
  );
}

async function put(actor: Actor, route: Route, durationMs: number): Promise<void> {
  const { reads } = await currentAuditSettings();
  if (reads !== 'all') return;
  const name = `${route.method} ${route.path}`;
  const operation = 'operation' in route.permission ? route.permission.operation : name;
  const request = { method: route.method, path: route.path };
  const subject = { operation, collection: '/', route: name, request };
  await recordReadAtLevel(reads, actor, subject, () => ({
    subject,
    result: { status: route.status, durationMs },
  }));
}
