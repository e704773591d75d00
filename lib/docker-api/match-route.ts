import type { ZodError } from 'zod';
import type { CanonicalRequest } from '@/lib/docker-api/canonical-request';
import { badRequest, isRefusal, notFound, type Refusal } from '@/lib/docker-api/errors';
import { parseImageReference } from '@/lib/docker-api/image-reference';
import { describeIssues } from '@/lib/docker-api/parse-body';
import { compilePathPattern, matchPathPattern, type PathPattern } from '@/lib/docker-api/path-pattern';
import type { QueryValues } from '@/lib/docker-api/query';
import type { Route, TargetKind } from '@/lib/docker-api/route';
import { routes, withheldRoutes } from '@/lib/docker-api/routes';

export interface MatchedRoute {
  readonly route: Route;
  /** The id or name in the path, as the client wrote it; null where the path has none. */
  readonly parameter: string | null;
  readonly query: QueryValues;
}

/** By method and first segment, which every path spells out; in the order of the table. */
const table = new Map<string, { readonly route: Route; readonly pattern: PathPattern }[]>();
for (const route of routes) {
  const key = `${route.method} ${route.path.split('/')[1]}`;
  const entry = { route, pattern: compilePathPattern(route.path) };
  table.set(key, [...(table.get(key) ?? []), entry]);
}
const withheldTable = withheldRoutes.map((route) => ({ route, pattern: compilePathPattern(route.path) }));

/** Finds the route of a request and validates its query. What no route names is refused. */
export function matchRoute(request: CanonicalRequest): MatchedRoute | Refusal {
  for (const { route, pattern } of table.get(`${request.method} ${request.segments[0]}`) ?? []) {
    if (route.selectedBy !== undefined && !request.query.has(route.selectedBy)) continue;
    const parameter = matchPathPattern(pattern, request.segments);
    if (parameter === undefined) continue;
    const refusal = parameter === null ? null : refuseParameter(route.target, parameter);
    if (refusal) return refusal;
    const query = route.query.safeParse(Object.fromEntries(request.query));
    if (!query.success) return badRequest(describeQueryIssues(query.error));
    return { route, parameter, query: query.data };
  }
  const onNode = containerOnNode(request);
  return onNode ? matchRoute(onNode) : refuseUnmatched(request);
}

/** A container may be named with the node that it is on: `/containers/NODE/NAME/json`. */
function containerOnNode({ segments, ...request }: CanonicalRequest): CanonicalRequest | null {
  const [folder, node = '', name = '', ...rest] = segments;
  if (folder !== 'containers' || !reference.test(node) || !reference.test(name)) return null;
  return { ...request, segments: [folder, `${node}/${name}`, ...rest] };
}

/** In the engine's words where it has any. */
function describeQueryIssues(error: ZodError): string {
  const filter = error.issues.find(({ message }) => message.startsWith('invalid filter'));
  return filter ? filter.message.replace('invalid', 'Invalid') : `invalid query: ${describeIssues(error)}`;
}

function refuseUnmatched(request: CanonicalRequest): Refusal {
  for (const { route, pattern } of withheldTable) {
    if (route.method !== 'ANY' && route.method !== request.method) continue;
    const parameter = matchPathPattern(pattern, request.segments);
    if (parameter === undefined) continue;
    return { status: route.status, message: route.reason.replace('{}', () => parameter ?? '') };
  }
  return { status: 404, message: 'page not found' };
}

const reference = /^[A-Za-z0-9][A-Za-z0-9_.-]{0,254}$/;
/** By itself, or with the host name of its node before it. */
const containerReference = /^[A-Za-z0-9][A-Za-z0-9_.-]{0,254}(?:\/[A-Za-z0-9][A-Za-z0-9_.-]{0,254})?$/;
/** Named like an image. */
const pluginReference = /^[A-Za-z0-9][A-Za-z0-9_.:/@-]{0,254}$/;

/** What cannot be the name or id of anything is answered as what is not there. */
function refuseParameter(target: TargetKind, parameter: string): Refusal | null {
  if (target === 'none') return null;
  if (target === 'image') {
    const reference = parseImageReference(parameter);
    return isRefusal(reference) ? reference : null;
  }
  const form =
    target === 'plugin' ? pluginReference : target === 'container' ? containerReference : reference;
  return form.test(parameter) ? null : notFound(target, parameter);
}
