import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  humanDuration,
  nextHumanDuration,
  readStatus,
  statusAfter,
} from '@/lib/docker-api/lists/container-status';

const second = 1_000;
const hour = 3_600 * second;

describe('what a status says', () => {
  it.each([
    [0, 'Less than a second'],
    [999, 'Less than a second'],
    [1.999 * second, '1 second'],
    [59.9 * second, '59 seconds'],
    [60 * second, 'About a minute'],
    [119 * second, 'About a minute'],
    [120 * second, '2 minutes'],
    [59.9 * 60 * second, '59 minutes'],
    [hour, 'About an hour'],
    [1.49 * hour, 'About an hour'],
    [1.5 * hour, '2 hours'],
    [47.4 * hour, '47 hours'],
    [47.5 * hour, '2 days'],
    [24 * 13.9 * hour, '13 days'],
    [24 * 14 * hour, '2 weeks'],
    [24 * 60 * hour, '2 months'],
    [24 * 365 * 2 * hour, '2 years'],
  ])('of %d ms: %s', (milliseconds, text) => {
    expect(humanDuration(milliseconds)).toBe(text);
  });

  it.each([
    'Up 5 minutes (healthy)',
    'Up Less than a second (health: starting)',
    'Up About an hour (Paused)',
    'Up 3 weeks',
    'Exited (137) 2 hours ago',
    'Restarting (1) 1 second ago',
  ])('"%s" is told again from its parts', (status) => {
    const read = readStatus(status);
    expect(read?.template.clock).not.toBeNull();
    const { before = '', after = '' } = read?.template ?? {};
    expect(`${before}${read?.elapsed}${after}`).toBe(status);
  });

  it('of any time is read again', () => {
    fc.assert(
      fc.property(
        fc.nat(200_000 * 3_600_000),
        fc.constantFrom('Up 1 second (unhealthy)', 'Exited (0) 1 second ago'),
        (ms, status) => {
          const template = readStatus(status)?.template;
          expect(template).toBeDefined();
          if (template) expect(readStatus(statusAfter(template, ms))?.template).toEqual(template);
        },
      ),
    );
  });

  it('stays the same until the time that is told before', () => {
    fc.assert(
      fc.property(fc.nat(30_000 * 3_600_000), fc.double({ min: 0, max: 0.999, noNaN: true }), (ms, share) => {
        const next = nextHumanDuration(ms);
        expect(next).toBeGreaterThan(ms);
        expect(humanDuration(ms + (next - ms) * share)).toBe(humanDuration(ms));
      }),
    );
  });

  it.each(['', 'Created', 'Dead', 'Removal In Progress'])('"%s" stays what it is', (status) => {
    const read = readStatus(status);
    expect(read && statusAfter(read.template, 1e9)).toBe(status);
  });

  it.each(['Up', 'Up 5 fortnights', 'Exited 3 days ago', 'Up 5 minutes (dozing)'])(
    '"%s" is not known',
    (status) => {
      expect(readStatus(status)).toBeNull();
    },
  );
});
