import type { Exchange } from '@/gateway/exchange';
import { log, reasonOf } from '@/gateway/log';
import { recordReadAtLevel } from '@/lib/audit/reads';
import { currentAuditSettings } from '@/lib/audit-log/settings/settings';
import type { Actor } from '@/lib/auth/actor';

/** Puts what was followed, searched or measured on record, where all reads are. Nobody waits for it. */
export function ownReadOnRecord(
  exchange: Exchange,
  actor: Actor,
  path: string,
  query: ReadonlyMap<string, string>,
): void {
  put(exchange, actor, path, query).catch((error: unknown) =>
    log('warn', 'read not recorded', { correlationId: exchange.correlationId, reason: reasonOf(error) }),
  );
}

async function put(
  { response, startedAtMs }: Exchange,
  actor: Actor,
  path: string,
  query: ReadonlyMap<string, string>,
): Promise<void> {
  const { reads } = await currentAuditSettings();
  const what = [...query.values()].join(' ').slice(0, 200);
  const key = {
    operation: 'engine.read',
    resourceKind: path.slice(1),
    resourceId: what,
    route: `GET ${path}`,
  };
  await recordReadAtLevel(reads, actor, key, () => ({
    subject: {
      ...key,
      resourceName: what,
      collection: '/',
      allowedBy: 'signed in: shows only what they may see',
      request: { method: 'GET', path, ...Object.fromEntries(query) },
    },
    result: { status: response.statusCode, durationMs: performance.now() - startedAtMs },
  }));
}
