import { describe, expect, it } from 'vitest';
import { EngineClock } from '@/gateway/inventory/engine-clock';

/** An engine whose clock is that far ahead of ours, asked at those times of ours. */
function asked(clock: EngineClock, aheadMs: number, times: readonly number[]) {
  for (const at of times) {
    const told = Math.floor((at + aheadMs) / 1_000) * 1_000;
    clock.learn(new Date(told).toUTCString(), at, at + 2);
  }
}

const off = (clock: EngineClock) => clock.now() - Date.now();
const now = 1_700_000_000_000;

describe('EngineClock', () => {
  it('takes a clock for ours as long as it can be ours', () => {
    const clock = new EngineClock();
    expect(off(clock)).toBe(0);
    asked(clock, 0, [now, now + 1_170, now + 2_380, now + 3_900]);
    expect(Math.abs(off(clock))).toBeLessThan(2);
  });

  it('learns how far another is ahead, and notices when it is set', () => {
    const clock = new EngineClock();
    asked(
      clock,
      90_250,
      Array.from({ length: 40 }, (_, at) => now + at * 1_070),
    );
    expect(off(clock)).toBeGreaterThan(90_150);
    expect(off(clock)).toBeLessThan(90_350);
    asked(
      clock,
      -5_000,
      Array.from({ length: 40 }, (_, at) => now + 60_000 + at * 1_070),
    );
    expect(off(clock)).toBeGreaterThan(-5_150);
    expect(off(clock)).toBeLessThan(-4_850);
  });
});
