import type { Exchange } from '@/gateway/exchange';
import { log, reasonOf } from '@/gateway/log';
import { decisionOf } from '@/gateway/pipeline/decisions';
import { may } from '@/gateway/pipeline/rights';
import type { Operation } from '@/lib/access/operations';
import { recordReadAtLevel } from '@/lib/audit/reads';
import { currentAuditSettings } from '@/lib/audit-log/settings/settings';
import type { Actor } from '@/lib/auth/actor';
import type { Route } from '@/lib/docker-api/route';

/** A stream may be read for hours: it is on record when it has gone on for so long. */
const streamAfterMs = 1_000;

/** What an inspection shows to those who may see it. */
const insides: Readonly<Record<string, Operation>> = {
  'GET /containers/{id}/json': 'container.view-env',
  'GET /services/{id}': 'service.view-env',
  'GET /configs/{id}': 'config.view-data',
};

/**
 * Sees to it that a read is on record, if reads like it are.
 *
 * @returns what to call when the request is over
 */
export function readOnRecord(exchange: Exchange, actor: Actor, route: Route, cluster: string): () => void {
  const startedAt = performance.now();
  let isDone = false;
  const record = () => {
    if (isDone || exchange.response.statusCode >= 400) return;
    isDone = true;
    put(exchange, actor, route, cluster, performance.now() - startedAt).catch((error: unknown) =>
      log('warn', 'read not recorded', { correlationId: exchange.correlationId, reason: reasonOf(error) }),
    );
  };
  const timer = route.transport === 'plain' ? undefined : setTimeout(record, streamAfterMs).unref();
  return () => {
    clearTimeout(timer);
    record();
  };
}

/** How reads by a route are called, and what they show. */
interface ReadKind {
  readonly name: string;
  readonly inside: Operation | undefined;
}

const readKinds = new Map<Route, ReadKind>();

/** Worked out once: to look up a name that was just put together takes long. */
function kindOf(route: Route): ReadKind {
  const known = readKinds.get(route);
  if (known) return known;
  const name = `${route.method} ${route.path}`;
  const kind = { name, inside: insides[name] };
  readKinds.set(route, kind);
  return kind;
}

async function put(
  { response, request }: Exchange,
  actor: Actor,
  route: Route,
  cluster: string,
  durationMs: number,
): Promise<void> {
  const { reads } = await currentAuditSettings();
  if (reads === 'none') return;
  const decision = decisionOf(actor);
  const { name, inside } = kindOf(route);
  const operation =
    inside && decision && may(actor, inside, decision.collection)
      ? inside
      : (decision?.operation ?? ('filter' in route.permission ? route.permission.filter : 'engine.read'));
  const { resourceKind, resourceId } = decision?.subject ?? {};
  await recordReadAtLevel(
    reads,
    actor,
    { operation, cluster, resourceKind, resourceId, route: name },
    () => ({
      subject: {
        ...decision?.subject,
        operation,
        cluster,
        route: name,
        collection: decision?.collection ?? '/',
        allowedBy: decision?.allowedBy ?? '',
        request: {
          method: request.method ?? '',
          path: (request.url ?? '').split('?', 1)[0]?.slice(0, 300),
        },
      },
      result: { status: response.statusCode, durationMs },
    }),
  );
}
