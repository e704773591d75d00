import { describe, expect, it } from 'vitest';
import type { Engine } from '@/gateway/engines/engine';
import { EngineUnreachable } from '@/gateway/engines/engine-unreachable';
import { ContainerSampler } from '@/gateway/metrics/container-sampler';
import type { SampledEngine } from '@/gateway/metrics/sampled-engines';
import { thingOf } from '@/lib/docker-api/kinds/thing';
import { metricIndex } from '@/lib/metrics/metrics';

const cpu = metricIndex('cpuCores');

/** An engine of which only reads are asked. */
function engineOf(read: (id: string) => Promise<string>): Engine {
  return {
    isLocal: true,
    read: async ({ target }: { target: string }) => {
      const body = await read(target.split('/')[3] ?? '');
      return { status: body === '' ? 404 : 200, headers: {}, bytes: Buffer.from(body) };
    },
  } as unknown as Engine;
}

function sampled(engine: Engine, count: number): SampledEngine {
  const containers = Array.from({ length: count }, (_, at) => thingOf({ kind: 'container', id: `c${at}` }));
  return { member: { engine } as SampledEngine['member'], containers };
}

const statsAt = (seconds: number) =>
  JSON.stringify({
    read: new Date(1_700_000_000_000 + seconds * 1000).toISOString(),
    cpu_stats: { cpu_usage: { total_usage: seconds * 250_000_000 } },
  });

/** Rounds at times that the test says. */
function clocked() {
  const clock = { ms: 0 };
  return { clock, sampler: new ContainerSampler(() => clock.ms) };
}
const round = { until: Number.POSITIVE_INFINITY, most: 1_000_000 };

describe('sampling', () => {
  it('works rates out of what comes, from the second time on', async () => {
    const { clock, sampler } = clocked();
    const engine = engineOf(async () => statsAt(clock.ms / 1000));
    expect(await sampler.round([sampled(engine, 3)], round)).toBe(3);
    expect(sampler.latest('c1', 1)?.[cpu]).toBeNaN();
    clock.ms = 10_000;
    await sampler.round([sampled(engine, 3)], round);
    expect(sampler.latest('c1', 1)?.[cpu]).toBeCloseTo(0.25);
    clock.ms = 40_000;
    expect(sampler.latest('c1', 15_000)).toBeNull();
  });

  it('takes turns where there are more than it may ask for, those first that waited longest', async () => {
    const { clock, sampler } = clocked();
    const asked: string[] = [];
    const engine = engineOf(async (id) => {
      asked.push(id);
      return statsAt(clock.ms / 1000);
    });
    for (let time = 0; time < 3; time++) {
      clock.ms += 10_000;
      await sampler.round([sampled(engine, 6)], { ...round, most: 2 });
    }
    expect([...asked].sort()).toEqual(['c0', 'c1', 'c2', 'c3', 'c4', 'c5']);
  });

  it('asks an engine for few at a time, and no more when the round is over', async () => {
    const { clock, sampler } = clocked();
    let under = 0;
    let most = 0;
    const engine = engineOf(async () => {
      under += 1;
      most = Math.max(most, under);
      await new Promise((resolve) => setImmediate(resolve));
      clock.ms += 100;
      under -= 1;
      return statsAt(1);
    });
    const count = await sampler.round([sampled(engine, 50)], { until: 1_000, most: 50 });
    expect(most).toBeLessThanOrEqual(4);
    expect(count).toBeLessThan(20);
  });

  it('leaves an engine alone that does not answer, and samples the others', async () => {
    const { sampler } = clocked();
    let asked = 0;
    const silent = engineOf(async () => {
      asked += 1;
      throw new EngineUnreachable('it hangs');
    });
    const good = engineOf(async () => statsAt(1));
    const count = await sampler.round([sampled(silent, 100), sampled(good, 5)], round);
    expect(count).toBe(5);
    expect(asked).toBeLessThan(10);
  });

  it('forgets what has ended, and what is no statistics', async () => {
    const { sampler } = clocked();
    await sampler.round(
      [
        sampled(
          engineOf(async () => statsAt(1)),
          2,
        ),
      ],
      round,
    );
    await sampler.round(
      [
        sampled(
          engineOf(async (id) => (id === 'c0' ? '' : '{}')),
          1,
        ),
      ],
      round,
    );
    expect(sampler.latest('c1', 1e9)).toBeNull();
  });
});
