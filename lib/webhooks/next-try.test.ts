import fc from 'fast-check';
import { expect, it } from 'vitest';
import { nextTry } from '@/lib/webhooks/next-try';

const dayMs = 24 * 60 * 60_000;

it('is tried some thirty times within a day, and then no more', () => {
  const giveUpAt = new Date(dayMs);
  let now = new Date(0);
  let attempts = 0;
  for (;;) {
    attempts += 1;
    const next = nextTry(attempts, now, giveUpAt, 0.5);
    if (next === null) break;
    expect(next.getTime()).toBeGreaterThan(now.getTime());
    now = next;
  }
  expect(attempts).toBeGreaterThan(20);
  expect(attempts).toBeLessThan(60);
});

it('waits from 4 seconds to 72 minutes', () => {
  fc.assert(
    fc.property(
      fc.integer({ min: 1, max: 1_000 }),
      fc.double({ min: 0, max: 1, noNaN: true }),
      (attempts, random) => {
        const waitMs = nextTry(attempts, new Date(0), new Date(dayMs), random)?.getTime() ?? 0;
        expect(waitMs).toBeGreaterThanOrEqual(4_000);
        expect(waitMs).toBeLessThanOrEqual(72 * 60_000);
      },
    ),
  );
});
