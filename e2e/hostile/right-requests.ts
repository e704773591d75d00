import type { Route } from '@/lib/docker-api/route';

/**
 * The least that makes a request right but for what it names, for the routes that want more than a
 * path. A route that is not here is asked without query and with `{}`.
 */
const queries: Readonly<Record<string, string>> = {
  'POST /containers/{id}/resize': 'h=1&w=1',
  'POST /exec/{id}/resize': 'h=1&w=1',
  'POST /containers/{id}/rename': 'name=NEW',
  'HEAD /containers/{id}/archive': 'path=/',
  'GET /containers/{id}/archive': 'path=/',
  'PUT /containers/{id}/archive': 'path=/',
  'POST /images/{name...}/tag': 'repo=NEW',
  'GET /services/{id}/logs': 'stdout=1',
  'GET /plans/nodes/{id}': 'collection=/Shared',
  'GET /tasks/{id}/logs': 'stdout=1',
  'GET /containers/{id}/logs': 'stdout=1',
};

const bodies: Readonly<Record<string, unknown>> = {
  'POST /containers/{id}/exec': { Cmd: ['true'] },
  'POST /exec/{id}/start': { Detach: true },
  'POST /networks/{id}/connect': { Container: 'NEW' },
  'POST /networks/{id}/disconnect': { Container: 'NEW' },
  'POST /services/{id}/update': { Name: 'NEW', TaskTemplate: { ContainerSpec: { Image: 'busybox' } } },
  'POST /plans/services/{id}': { Name: 'NEW', TaskTemplate: { ContainerSpec: { Image: 'busybox' } } },
  'POST /nodes/{id}/update': { Role: 'worker', Availability: 'active' },
  'POST /secrets/{id}/update': { Name: 'NEW', Labels: {} },
  'POST /configs/{id}/update': { Name: 'NEW', Labels: {} },
};

export function queryFor(route: Route): string {
  const known = queries[`${route.method} ${route.path}`];
  if (known !== undefined) return known;
  return route.query.safeParse({}).success ? '' : 'version=1';
}

/** Undefined where there is none. */
export function bodyFor({ method, path, body }: Route, fresh: string): unknown {
  if (body === 'none') return undefined;
  if (body === 'stream') return '';
  return JSON.parse(JSON.stringify(bodies[`${method} ${path}`] ?? {}).replaceAll('NEW', fresh));
}
