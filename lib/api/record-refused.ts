import type { Route } from '@/lib/api/define-route';
import type { RawInput } from '@/lib/api/read-input';
import type { RequestFacts } from '@/lib/api/route';
import { withoutSecretFields } from '@/lib/api/secret-fields';
import { anonymousActor, recordBoundedRefusal } from '@/lib/audit/bounded-refusal';
import { brief, mostOfRefused } from '@/lib/audit/brief';
import { type AuditSubject, auditActor } from '@/lib/audit/record';
import { withoutSecrets } from '@/lib/audit/without-secrets';
import type { Actor } from '@/lib/auth/actor';
import type { Problem } from '@/lib/problems/problem';

interface AskedOf {
  readonly route: Route;
  /** What was asked, as far as it was read. */
  readonly raw: RawInput;
  /** By the process's own clock. */
  readonly startedAtMs: number;
}

/** The record that a path is about: of /teams/{team}/members/{user} the team. */
function namedBy({ path }: Route, { params }: RawInput): Partial<AuditSubject> {
  const [, noun = '', key = ''] = /^\/([^/{]+)\/\{(\w+)\}/.exec(path) ?? [];
  const named = params[key];
  if (named === undefined) return {};
  return { resourceKind: noun.replace(/s$/, ''), resourceId: named, resourceName: named };
}

/** What the route takes of the query, and a body that fits it, without secrets: of others nobody knows them. */
function contentOf(route: Route, { query, body }: RawInput): Readonly<Record<string, unknown>> {
  const taken = Object.entries(query).filter(([name]) => name in route.query.shape);
  const content = {
    ...(taken.length > 0 ? { query: Object.fromEntries(taken) } : {}),
    ...(route.body?.safeParse(body).success ? { body: withoutSecretFields(body) } : {}),
  };
  return brief(withoutSecrets(content), mostOfRefused);
}

/**
 * Puts a refusal on record. A change that was answered 404 counts as one: for what a person may not
 * see that is how a refusal reads.
 *
 * @param actor null: nobody is signed in
 */
export async function recordRefused(
  actor: Actor | null,
  { route, raw, startedAtMs }: AskedOf,
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
      ...namedBy(route, raw),
      request: { method: route.method, path: route.path, ...raw.params, ...contentOf(route, raw) },
    },
    { status: problem.status, detail: problem.message, durationMs: performance.now() - startedAtMs },
    requestId,
  );
}
