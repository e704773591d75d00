import { expect, it } from 'vitest';
import { clockSkewMs } from '@/gateway/events/clock-skew';

/** An engine whose clock is that far ahead of ours, and which tells it by whole seconds. */
function engineAhead(aheadMs: number | null) {
  const date = () => (aheadMs === null ? undefined : new Date(Date.now() + aheadMs).toUTCString());
  return { read: async () => ({ status: 200, headers: { date: date() }, bytes: Buffer.of() }) };
}

it.each([
  [0, 0],
  [90_000, 90_000],
  [-3_600_000, -3_600_000],
])('an engine that is %i ms ahead is, to the second', async (aheadMs, told) => {
  expect(Math.abs((await clockSkewMs(engineAhead(aheadMs))) - told)).toBeLessThanOrEqual(1_000);
});

it('an engine that does not say what time it is has our time', async () => {
  expect(await clockSkewMs(engineAhead(null))).toBe(0);
});
