import { describe, expect, it } from 'vitest';
import { isOperation } from '@/lib/access/operations';
import { canonicaliseRequest } from '@/lib/docker-api/canonical-request';
import { isRefusal } from '@/lib/docker-api/errors';
import { matchRoute } from '@/lib/docker-api/match-route';
import { engineQuery } from '@/lib/docker-api/query';
import { operationOnTarget } from '@/lib/docker-api/route';
import { routes, withheldRoutes } from '@/lib/docker-api/routes';

function match(method: string, target: string) {
  const request = canonicaliseRequest(method, target);
  return isRefusal(request) ? request : matchRoute(request);
}

describe('the route table', () => {
  it.each(routes.map((route) => [`${route.method} ${route.path}`, route] as const))(
    'finds %s itself, with its required parameters alone',
    (_, route) => {
      const required: Record<string, string> = {
        '/containers/{id}/rename': '?name=xy',
        '/containers/{id}/resize': '?h=1&w=2',
        '/exec/{id}/resize': '?h=1&w=2',
        '/containers/{id}/archive': '?path=%2Ftmp',
        '/images/create': '?fromImage=busybox',
        '/secrets/{id}/update': '?version=1',
        '/configs/{id}/update': '?version=1',
        '/nodes/{id}/update': '?version=1',
        '/services/{id}/update': '?version=1',
        '/plans/services/{id}': '?version=1',
        '/plans/nodes/{id}': '?collection=/a',
        '/metrics': '?resource=cluster',
        '/history/timeline': '?resource=container:a',
        '/images/search': '?term=busybox',
        '/images/get': '?names=busybox',
        '/images/{name...}/tag': '?repo=mine',
        '/commit': '?container=x',
        '/build/cancel': '?id=x',
        '/swarm/update': '?version=1',
        '/plugins/privileges': '?remote=x',
        '/plugins/pull': '?remote=x',
        '/plugins/create': '?name=x',
        '/plugins/{name...}/upgrade': '?remote=x',
      };
      const target =
        route.path.replace(/\{[a-z]+(\.\.\.)?\}/g, 'some1') +
        (route.selectedBy ? '?fromSrc=-&repo=x' : (required[route.path] ?? ''));
      const found = match(route.method, target);
      expect(isRefusal(found) ? found : found.route).toBe(route);
    },
  );

  it.each(withheldRoutes.map((route) => [`${route.method} ${route.path}`, route] as const))(
    'refuses %s with its reason',
    (_, route) => {
      const found = match(
        route.method === 'ANY' ? 'POST' : route.method,
        route.path.replace(/\{[a-z]+(\.\.\.)?\}/g, 'some1'),
      );
      expect(found).toMatchObject({ status: expect.toSatisfy((status) => status === 403 || status === 404) });
      expect(isRefusal(found) && found.message).not.toContain('{}');
    },
  );

  it('names only operations of the catalogue, and a reason where it names none', () => {
    for (const { permission } of routes) {
      const [value] = Object.values(permission);
      if ('signedIn' in permission) expect(permission.signedIn.length).toBeGreaterThan(20);
      else expect(typeof value === 'string' && isOperation(value)).toBe(true);
    }
  });

  it('changes nothing by GET or HEAD, but for a WebSocket', () => {
    const changing = routes.filter(
      ({ method, effect }) => effect === 'change' && ['GET', 'HEAD'].includes(method),
    );
    expect(changing.map(({ path, transport }) => [path, transport])).toEqual([
      ['/containers/{id}/attach', 'hijack'],
      ['/exec/{id}/start', 'hijack'],
    ]);
  });
});

describe('matchRoute', () => {
  it.each([
    ['GET', '/containers/node-1/web/json', '/containers/{id}/json'],
    ['DELETE', '/v1.41/containers/node-1/web', '/containers/{id}'],
    ['POST', '/containers/node-1/web/exec', '/containers/{id}/exec'],
  ])('reads %s %s as about a container on a node', (method, target, path) => {
    expect(match(method, target)).toMatchObject({ route: { path }, parameter: 'node-1/web' });
  });

  it('takes what can be about a container by its name alone for that', () => {
    expect(match('POST', '/containers/node-1/start')).toMatchObject({ parameter: 'node-1' });
    expect(match('GET', '/containers/..x/web/json')).toMatchObject({ status: expect.any(Number) });
  });

  it.each([
    ['GET', '/'],
    ['GET', '/containers'],
    ['POST', '/containers/json'],
    ['PUT', '/containers/x/json'],
    ['GET', '/Containers/json'],
    ['GET', '/containers/x/y/z/json'],
    ['GET', '/debug'],
    ['GET', '/v1.41/nothing'],
    ['POST', '/v1.41/v1.41/containers/create'],
  ])('refuses %s %s, which no route names', (method, target) => {
    expect(match(method, target)).toMatchObject({ status: expect.any(Number) });
  });

  it('reads image names of several segments', () => {
    expect(match('GET', '/images/reg.example:5000/a/b:1/json')).toMatchObject({
      parameter: 'reg.example:5000/a/b:1',
    });
    expect(match('GET', '/images/Not/An/Image/json')).toMatchObject({ message: 'invalid reference format' });
  });

  it('answers names that nothing can have as what is not there', () => {
    expect(match('GET', '/containers/a:b/json')).toEqual({
      status: 404,
      message: 'No such container: a:b',
    });
  });

  it.each([
    ['GET', '/containers/json?before=a&unknown=1'],
    ['GET', '/containers/json?all=maybe'],
    ['GET', '/containers/json?limit=1e3'],
    ['GET', '/containers/json?filters=%7B%22nope%22%3A%5B%22a%22%5D%7D'],
    ['GET', '/containers/json?filters=%7B%22name%22%3A%5B%22a%22%5D%2C%22name%22%3A%5B%5D%7D'],
    ['POST', '/images/create?fromSrc=http%3A%2F%2Fx'],
    ['POST', '/images/create?fromImage=a&fromSrc=-'],
    ['POST', '/images/create?fromSrc=http%3A%2F%2Fx&repo=a'],
    ['POST', '/images/create?fromSrc=-&repo=a&changes=ONBUILD%20RUN%20x'],
    ['POST', '/images/create?fromSrc=-&repo=a&changes=CMD%20a%5C&changes=CMD%20b'],
    ['POST', '/images/create?fromSrc=-&repo=a&changes=LABEL%20io.wheelhouse.collection%3D%2F'],
    ['POST', '/images/create?fromSrc=-&repo=a&repo=b'],
    ['POST', '/containers/create?name=0123456789abcdef'],
    ['POST', '/containers/x/rename'],
    ['POST', '/containers/x/rename?name='],
    ['POST', '/containers/x/rename?name=%2F'],
    ['POST', '/containers/x/start?checkpoint=c'],
    ['DELETE', '/containers/x?link=1'],
    ['GET', '/containers/x/top?ps_args=auxe'],
    ['GET', '/containers/x/top?ps_args=-o%20environ'],
    ['POST', '/containers/x/kill?signal=%2Fbin'],
  ])('refuses the query of %s %s', (method, target) => {
    expect(match(method, target)).toMatchObject({ status: 400 });
  });

  it('gives typed values and writes them for the engine', () => {
    const found = match(
      'GET',
      '/containers/json?all=True&limit=-1&filters=%7B%22name%22%3A%7B%22x%22%3Atrue%7D%7D',
    );
    if (isRefusal(found)) throw new Error(found.message);
    expect(found.query).toEqual({ all: true, limit: -1, filters: { name: ['x'] } });
    expect(engineQuery(found.query)).toBe('all=1&filters=%7B%22name%22%3A%5B%22x%22%5D%7D&limit=-1');
  });

  it('tells an import from a pull, and joins its changes', () => {
    const found = match(
      'POST',
      '/images/create?changes=CMD+sh&changes=ENV+A%3Db&fromSrc=-&message=&repo=site%3A1',
    );
    if (isRefusal(found)) throw new Error(found.message);
    expect(found.route.procedure).toBe('image-import');
    expect(engineQuery(found.query)).toBe('changes=CMD+sh%0AENV+A%3Db&fromSrc=-&message=&repo=site%3A1');
    expect(match('POST', '/images/create?fromImage=busybox&tag=latest')).toMatchObject({
      route: { procedure: 'image-pull' },
    });
  });

  it.each(['WINCH', 'winch', 'SIGWINCH', '28'])('lets %s pass with the right to attach', (signal) => {
    const found = match('POST', `/containers/x/kill?signal=${signal}`);
    if (isRefusal(found) || !('onTarget' in found.route.permission)) throw new Error('no route');
    expect(operationOnTarget(found.route.permission, found.query)).toBe('container.attach');
  });

  it.each(['', '?signal=', '?signal=KILL', '?signal=9'])('asks for the right to kill for kill%s', (query) => {
    const found = match('POST', `/containers/x/kill${query}`);
    if (isRefusal(found) || !('onTarget' in found.route.permission)) throw new Error('no route');
    expect(operationOnTarget(found.route.permission, found.query)).toBe('container.kill');
  });
});
