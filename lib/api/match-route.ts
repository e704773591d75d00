import type { Route } from '@/lib/api/define-route';
import { decodePart } from '@/lib/api/read-input';
import type { Method } from '@/lib/api/route';

export type RouteMatch =
  | { readonly kind: 'route'; readonly route: Route; readonly params: Readonly<Record<string, string>> }
  | { readonly kind: 'other-methods'; readonly allowed: readonly Method[] }
  | { readonly kind: 'nothing' };

/**
 * Finds the route of a path below /api/v1. A fixed segment goes before a parameter, so
 * "/access/explain" would never be taken for "/access/{id}".
 *
 * @param path still percent-encoded, e.g. "/teams/web/members/ana"
 */
export function matchRoute(routes: readonly Route[], method: string, path: string): RouteMatch {
  const segments = path.split('/').slice(1);
  const matches = routes
    .map((route) => ({ route, params: matchPath(route.path, segments) }))
    .filter((match): match is { route: Route; params: Record<string, string> } => match.params !== null);
  const fewest = Math.min(...matches.map(({ params }) => Object.keys(params).length));
  const closest = matches.filter(({ params }) => Object.keys(params).length === fewest);
  const match = closest.find(({ route }) => route.method === method);
  if (match) return { kind: 'route', ...match };
  if (closest.length === 0) return { kind: 'nothing' };
  return { kind: 'other-methods', allowed: closest.map(({ route }) => route.method).sort() };
}

function matchPath(template: string, segments: readonly string[]): Record<string, string> | null {
  const parts = template.split('/').slice(1);
  if (parts.length !== segments.length) return null;
  const params: Record<string, string> = {};
  for (const [index, part] of parts.entries()) {
    const segment = segments[index] ?? '';
    const name = /^\{(\w+)\}$/.exec(part)?.[1];
    if (name === undefined) {
      if (part !== segment) return null;
    } else {
      if (segment === '') return null;
      params[name] = decodePart(segment.replaceAll('+', '%2B'));
    }
  }
  return params;
}
