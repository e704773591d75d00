import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { effectiveLimits, type LimitsAt } from '@/lib/limits/effective';
import { contradictionsOf, looseningsOf } from '@/lib/limits/loosening';
import { type CollectionLimits, collectionLimits } from '@/lib/limits/schema';

const mib = 1024 * 1024;
const at = (path: string, limits: Partial<CollectionLimits>): LimitsAt => ({
  path,
  limits: collectionLimits.parse(limits),
});

const value = fc.option(fc.integer({ min: 6 * mib, max: 6 * mib + 9 }));
const anyLimits = fc
  .record({ default: value, maximum: value })
  .map((memoryBytes) => collectionLimits.parse({ memoryBytes }));
const anyPath = fc
  .array(anyLimits, { maxLength: 4 })
  .map((each) => each.map((limits, depth) => ({ path: '/a'.repeat(depth + 1), limits })).reverse());

describe('what holds at the end of a path', () => {
  it('is what is built in where nobody set anything', () => {
    const { pids, ulimits, memoryBytes, ports } = effectiveLimits([]);
    expect(pids.maximum).toEqual({ value: 32_768, from: '/' });
    expect(ulimits.get('nofile')?.maximum?.value).toBe(1_048_576);
    expect(memoryBytes).toEqual({ default: null, maximum: null });
    expect(ports).toEqual([]);
  });

  it('is the nearest default and the strictest maximum', () => {
    fc.assert(
      fc.property(anyPath, (path) => {
        const { memoryBytes } = effectiveLimits(path);
        const defaults = path.flatMap(({ limits }) => limits.memoryBytes.default ?? []);
        const maxima = path.flatMap(({ limits }) => limits.memoryBytes.maximum ?? []);
        expect(memoryBytes.default?.value).toBe(defaults[0]);
        expect(memoryBytes.maximum?.value).toBe(maxima.length > 0 ? Math.min(...maxima) : undefined);
      }),
    );
  });

  it('is never more than what holds above', () => {
    fc.assert(
      fc.property(anyPath, (path) => {
        const here = effectiveLimits(path).memoryBytes.maximum?.value ?? Number.POSITIVE_INFINITY;
        const above = effectiveLimits(path.slice(1)).memoryBytes.maximum?.value ?? Number.POSITIVE_INFINITY;
        expect(here).toBeLessThanOrEqual(above);
      }),
    );
  });

  it('"/" replaces what is built in; no other collection does', () => {
    const more = { pids: { default: null, maximum: 100_000 } };
    expect(effectiveLimits([at('/', more)]).pids.maximum?.value).toBe(100_000);
    expect(effectiveLimits([at('/Shared', more)]).pids.maximum).toEqual({ value: 32_768, from: '/' });
  });

  it('counts memory in the nearest collection that limits all of it', () => {
    const path = [at('/a/b', {}), at('/a', { totalMemoryBytes: 1 }), at('/', { totalMemoryBytes: 2 })];
    expect(effectiveLimits(path).countsMemory).toBe('/a');
  });
});

describe('a collection cannot allow more than those above it', () => {
  const above = [
    at('/Shared', {
      memoryBytes: { default: null, maximum: 100 * mib },
      ports: ['8000-8999'],
      addresses: ['10.0.0.1'],
      replicas: 3,
      containers: 5,
      ulimits: { nofile: { default: null, maximum: 100 } },
    }),
  ];
  const fieldsOf = (wish: Partial<CollectionLimits>) =>
    looseningsOf(collectionLimits.parse(wish), above).map(({ field }) => field);

  it.each<[Partial<CollectionLimits>, string[]]>([
    [{ memoryBytes: { default: null, maximum: 101 * mib } }, ['memoryBytes.maximum']],
    [{ memoryBytes: { default: 101 * mib, maximum: null } }, ['memoryBytes.default']],
    [{ memoryBytes: { default: 7 * mib, maximum: 100 * mib } }, []],
    [{ pids: { default: null, maximum: 32_769 } }, ['pids.maximum']],
    [{ ports: ['8000', '8999-9000'] }, ['ports']],
    [{ ports: [] }, []],
    [{ addresses: ['10.0.0.1'] }, []],
    [{ addresses: ['0.0.0.0'] }, ['addresses']],
    [{ replicas: 4 }, ['replicas']],
    [{ containers: 6 }, ['containers']],
    [{ services: 6 }, []],
    [{ ulimits: { nofile: { default: 101, maximum: 99 } } }, ['ulimits.nofile.default']],
  ])('%j', (wish, expected) => {
    expect(fieldsOf(wish)).toEqual(expected);
  });

  it('nor a default above its own maximum', () => {
    const wish = collectionLimits.parse({ pids: { default: 5, maximum: 4 } });
    expect(contradictionsOf(wish).map(({ field }) => field)).toEqual(['pids.default']);
  });
});
