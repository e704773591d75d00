import { describe, expect, it } from 'vitest';
import { matchRoute } from '@/lib/api/match-route';
import { routes } from '@/lib/api/routes';

const matched = (method: string, path: string) => {
  const match = matchRoute(routes, method, path);
  return match.kind === 'route' ? [match.route.path, match.params] : match;
};

describe('matchRoute', () => {
  it('takes parameters out of the path, decoded', () => {
    expect(matched('PUT', '/teams/web/members/ana%20b+c')).toEqual([
      '/teams/{team}/members/{user}',
      { team: 'web', user: 'ana b+c' },
    ]);
    expect(matched('GET', '/collections/%2FShared%2Fshop')).toEqual([
      '/collections/{collection}',
      { collection: '/Shared/shop' },
    ]);
  });

  it.each(['', '/', '/users/', '//users', '/users/ana/', '/Users', '/nothing', '/teams//members/ana'])(
    'finds nothing at "%s"',
    (path) => expect(matched('GET', path)).toEqual({ kind: 'nothing' }),
  );

  it('knows the other methods of an address', () => {
    expect(matched('TRACE', '/placements')).toEqual({ kind: 'other-methods', allowed: ['GET', 'PUT'] });
  });
});
