import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { stand } from '@/e2e/fixtures/stand';
import type { Route } from '@/lib/docker-api/route';
import { routes } from '@/lib/docker-api/routes';
import { leaks } from './carry-out';
import { isWhole } from './form';
import { bodyFor, queryFor } from './right-requests';
import { type Attacker, type Stage, setStage } from './stage';
import { Witness } from './witness';

/** Ways to write which thing is meant. */
const handles = isWhole ? (['id', 'name', 'short', 'prefix'] as const) : (['id', 'name'] as const);
const roles = isWhole ? (['full', 'restricted'] as const) : (['full'] as const);

/** A registry knows no ids; and to ask it about a name takes the right to pull that name. */
function dueTo({ path }: Route, handle: (typeof handles)[number]): number {
  if (!isAboutNames(path)) return 404;
  return handle === 'id' ? 400 : ({ push: 404, json: 403 }[path.split('/').at(-1) ?? ''] ?? 0);
}

function isAboutNames(path: string): boolean {
  return ['/images/{name...}/push', '/distribution/{name...}/json'].includes(path);
}

/** What stands on the stage of a kind that a route is about. Nobody has a plugin there. */
const targets = routes.filter(({ target }) => target !== 'none' && target !== 'plugin');

/**
 * Every call about a thing, tried on somebody else's by each way to name it: the answer is the same,
 * to the word, as for what was never there, and nothing comes of it. New routes come in by themselves.
 */
describe("everyone else's things", () => {
  let stage: Stage;
  let witness: Witness;

  beforeAll(async () => {
    stage = await setStage();
    witness = await Witness.of(stage);
  });

  afterAll(() => witness.close());

  const title = ({ method, path, selectedBy }: Route) =>
    `${method} ${path}${selectedBy ? ` (${selectedBy})` : ''}`;

  describe.each(roles)('to the tenant with %s control', (role) => {
    it.each(targets.map((route) => ({ title: title(route), route })))('$title', async ({ route }) => {
      for (const handle of handles) {
        const theirs = referenceTo(route, handle);
        if (theirs === null) continue;
        const nobodys = like(theirs);
        const real = await ask(stage[role], route, theirs);
        const unreal = await ask(stage[role], route, nobodys);

        const words = `${route.method} ${route.path} of ${theirs} → ${real.status} ${real.text.slice(0, 400)}`;
        expect(real.status, words).toBe(dueTo(route, handle));
        expect(real.text.replaceAll(theirs, 'IT'), words).toBe(unreal.text.replaceAll(nobodys, 'IT'));
        expect(leaks(stage, real, theirs), words).toEqual([]);
      }
      await witness.nothingHappened(title(route));
    });
  });

  function referenceTo({ target, path }: Route, handle: (typeof handles)[number]): string | null {
    const { their } = stage;
    const id = their[`${target}.id`];
    if (id === undefined) throw new Error(`The stage lacks a ${target} of the victim's: add one in stage.ts`);
    if (handle === 'id') return id;
    if (handle === 'name') return their[`${target}.name`] ?? null;
    // An exec and a volume have but one handle.
    if (target === 'exec' || target === 'volume' || isAboutNames(path)) return null;
    return id.replace('sha256:', '').slice(0, handle === 'short' ? 12 : 7);
  }

  /** What nobody's is called, of the same shape. */
  function like(reference: string): string {
    const [, algorithm = '', hex] = /^(sha256:)?([0-9a-f]+)$/.exec(reference) ?? [];
    if (hex !== undefined) return `${algorithm}${'f'.repeat(hex.length)}`;
    if (/^[0-9a-z]{7,25}$/.test(reference)) return 'z'.repeat(reference.length);
    // Of an image another tag: names below a prefix that is somebody's are told from others.
    return reference.endsWith(':1')
      ? reference.replace(/:1$/, ':9')
      : reference.replace(/[0-9a-f]{6}/, '000000');
  }

  function ask({ door }: Attacker, route: Route, reference: string) {
    const path = route.path.replace(/\{[a-z]+(?:\.\.\.)?\}/, reference).replaceAll(/\{[a-z]+\}/g, 'x');
    const query = queryFor(route);
    return door.ask(
      route.method,
      `/v1.41${path}${query === '' ? '' : `?${query}`}`,
      bodyFor(route, stand.unique('x')),
    );
  }
});
