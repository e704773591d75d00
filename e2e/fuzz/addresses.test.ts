import fc from 'fast-check';
import { beforeAll, describe, expect, it } from 'vitest';
import { stand } from '@/e2e/fixtures/stand';
import { canonicaliseRequest, engineTarget } from '@/lib/docker-api/canonical-request';
import { isRefusal } from '@/lib/docker-api/errors';
import { matchRoute } from '@/lib/docker-api/match-route';
import { engineQuery } from '@/lib/docker-api/query';
import { askRawly, type RawAnswer } from './raw-engine';
import { requestTargets } from './request-targets';
import { runs, testTimeoutMs } from './runs';

/**
 * The engine is asked twice: with the bytes that a client could send, and with what we would make of
 * them. Where we take the request at all, both must mean the same to it.
 */
describe('addresses', () => {
  const [{ socket }] = stand.facts.swarm.nodes;
  let known: string[];

  beforeAll(async () => {
    const name = stand.unique('fuzzed');
    const id = await stand.swarm.dockerAtManager.run(
      'create',
      '--name',
      name,
      '--label',
      'a=b',
      'busybox',
      'true',
    );
    known = [id, id.slice(0, 12), name, 'busybox', 'busybox:latest', 'bridge'];
  });

  it(
    'what we take means the same to the engine',
    async () => {
      const counts = { taken: 0, refused: 0 };
      await fc.assert(
        fc.asyncProperty(requestTargets(known), async ({ method, target }) => {
          const ours = rewritten(method, target);
          if (ours === null) {
            counts.refused += 1;
            return;
          }
          counts.taken += 1;
          const [said, meant] = await Promise.all([
            askRawly(socket, method, target),
            askRawly(socket, method, ours),
          ]);
          expect(essence(said), `${method} ${target} became ${ours}`).toEqual(essence(meant));
        }),
        runs(400, 12_000),
      );
      console.log(`${counts.taken} addresses were taken, ${counts.refused} refused.`);
      expect(counts.taken).toBeGreaterThan(counts.refused / 50);
    },
    testTimeoutMs,
  );
});

/** What we would ask of the engine; null where we refuse. */
function rewritten(method: string, target: string): string | null {
  const request = canonicaliseRequest(method, target);
  if (isRefusal(request)) return null;
  const matched = matchRoute(request);
  if (isRefusal(matched)) return null;
  const segments = matched.route.path
    .slice(1)
    .split('/')
    .map((segment) => (segment.startsWith('{') ? (matched.parameter ?? '') : segment));
  return engineTarget(request.apiVersion ?? '1.41', segments, engineQuery(matched.query));
}

/** What of an answer must agree: not how long something has been up. */
function essence({ status, text }: RawAnswer): unknown {
  try {
    return { status, said: withoutTimes(JSON.parse(text)) };
  } catch (error) {
    if (error instanceof SyntaxError) return { status, said: text };
    throw error;
  }
}

function withoutTimes(value: unknown): unknown {
  // Engines list in any order.
  if (Array.isArray(value))
    return value
      .map(withoutTimes)
      .sort((one, other) => (JSON.stringify(one) < JSON.stringify(other) ? -1 : 1));
  if (typeof value !== 'object' || value === null) return value;
  const kept = Object.entries(value).filter(
    ([key]) => !['Status', 'State', 'LastTagTime', 'CreatedAt'].includes(key),
  );
  return Object.fromEntries(kept.map(([key, member]) => [key, withoutTimes(member)]));
}
