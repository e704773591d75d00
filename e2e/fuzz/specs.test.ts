import fc from 'fast-check';
import { beforeAll, describe, expect, it } from 'vitest';
import type { Person } from '@/e2e/fixtures/person';
import { stand } from '@/e2e/fixtures/stand';
import { containerSpecs } from './container-specs';
import { escapesOf, serviceEscapesOf } from './escapes-of';
import { runs, testTimeoutMs } from './runs';
import { serviceSpecs } from './service-specs';

/** Whatever the door lets a tenant make, looked at in the engine, stays in its container. */
describe('specs', () => {
  let shop: string;
  let ana: Person;

  beforeAll(async () => {
    shop = await stand.collection('shop');
    ana = await stand.person('ana', { role: 'Full Control', on: shop });
  });

  it(
    'no container that a tenant may create reaches out',
    async () => {
      const counts = { made: 0, refused: 0, byEngine: 0 };
      // Containers are made on a path that takes long: as many as the time allows.
      const specs = containerSpecs(shop);
      await fc.assert(
        fc.asyncProperty(specs, async (spec) => {
          const { status, json, text } = await ana.door.post('/v1.41/containers/create', spec);
          const words = `${JSON.stringify(spec)} → ${status} ${text}`;
          if (status !== 201) {
            expect([400, 403, 409, 502], words).toContain(status);
            if (status === 502) counts.byEngine += 1;
            counts.refused += 1;
            return;
          }
          counts.made += 1;
          const { body } = await stand.engine.ask('GET', `/containers/${json.Id}/json`);
          await stand.engine.remove(json.Id);
          expect(escapesOf(body as Parameters<typeof escapesOf>[0], shop), words).toEqual([]);
        }),
        runs(60, 3_000),
      );
      console.log(
        `${counts.made} containers were made, ${counts.refused} refused, ${counts.byEngine} of these by the engine.`,
      );
      expect(counts.made).toBeGreaterThan(0);
    },
    testTimeoutMs,
  );

  it(
    'no service that a tenant may create reaches out',
    async () => {
      const counts = { made: 0, refused: 0 };
      const { door } = await ana.at('swarm');
      const specs = serviceSpecs(() => stand.unique('fuzzed'), stand.swarm.image('busybox'), shop);
      await fc.assert(
        fc.asyncProperty(specs, async (spec) => {
          const { status, json, text } = await door.post('/v1.41/services/create', spec);
          const words = `${JSON.stringify(spec)} → ${status} ${text}`;
          if (status !== 201) {
            expect([400, 403, 409], words).toContain(status);
            counts.refused += 1;
            return;
          }
          counts.made += 1;
          const made = await stand.swarm.service(json.ID);
          await stand.swarm.removeService(json.ID);
          expect(serviceEscapesOf(made?.Spec, shop), words).toEqual([]);
        }),
        runs(40, 2_000),
      );
      console.log(`${counts.made} services were made, ${counts.refused} refused.`);
      expect(counts.made).toBeGreaterThan(0);
    },
    testTimeoutMs,
  );
});
