import { describe, expect, it } from 'vitest';
import { lookedUp } from '@/gateway/reconcile/lookups';
import { routes } from '@/lib/docker-api/routes';

describe('interrupted changes', () => {
  const changes = routes
    .filter(({ effect }) => effect === 'change')
    .map(({ method, path }) => `${method} ${path}`);

  /** Administration of a whole: what came of it is for a person to see. */
  const isForPeople = (route: string) => / \/(?:swarm|plugins)\b/.test(route);

  it('of every kind have a way to be looked up, or say why not', () => {
    expect(changes.filter((route) => !lookedUp.has(route) && !isForPeople(route))).toEqual([]);
  });

  it('are looked up by routes that there are', () => {
    const all = new Set(routes.map(({ method, path }) => `${method} ${path}`));
    expect([...lookedUp].filter((route) => !all.has(route))).toEqual([]);
  });
});
