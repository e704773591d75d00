import { describe, expect, it } from 'vitest';
import { compilePathPattern, matchPathPattern } from '@/lib/docker-api/path-pattern';
import { publishedCalls, unpublishedCalls } from '@/lib/docker-api/published-paths/published-paths';
import { routes, withheldRoutes } from '@/lib/docker-api/routes';

describe('the table', () => {
  const matching = (table: readonly { method: string; path: string }[], method = '', path = '') =>
    table.filter(
      (route) =>
        (route.method === 'ANY' || route.method === method) &&
        !('selectedBy' in route) &&
        matchPathPattern(compilePathPattern(route.path), path.slice(1).split('/')) !== undefined,
    );

  const calls = [...publishedCalls, ...unpublishedCalls].map(
    ({ method, path }) => [method, path.replaceAll(/\{[a-z]+\}/g, 'x')] as const,
  );

  it.each(calls)('has one answer to %s %s', (method, path) => {
    const offered = matching(routes, method, path);
    expect(offered.length).toBeLessThan(2);
    if (offered.length === 0) expect(matching(withheldRoutes, method, path)).not.toEqual([]);
  });

  it('answers for every path that is published', () => {
    expect(new Set(publishedCalls.map(({ path }) => path)).size).toBe(98);
  });

  it.each(withheldRoutes.map((route) => [`${route.method} ${route.path}`, route] as const))(
    'withholds %s with a reason, and only what it does not offer',
    (_, { method, path, reason }) => {
      expect(reason.length).toBeGreaterThan(10);
      const sample = path.replaceAll(/\{[a-z]+(?:\.\.\.)?\}/g, 'x');
      const asked = method === 'ANY' ? ['GET', 'POST', 'PUT', 'DELETE'] : [method];
      for (const one of asked) expect(matching(routes, one, sample)).toEqual([]);
    },
  );

  it('lists no route twice', () => {
    const names = routes.map(
      ({ method, path, selectedBy = '' }) => `${method} ${path.replace(/\{.*\}/, '{}')} ${selectedBy}`,
    );
    expect(names.filter((name, at) => names.indexOf(name) !== at)).toEqual([]);
  });
});
