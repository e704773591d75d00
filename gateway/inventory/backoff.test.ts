import { describe, expect, it } from 'vitest';
import { Backoff } from '@/gateway/inventory/backoff';

describe('Backoff', () => {
  it('waits longer each time, up to a limit, and begins again after a success', () => {
    const backoff = new Backoff(() => 1);
    expect(Array.from({ length: 7 }, () => backoff.next())).toEqual([
      250, 500, 1_000, 2_000, 4_000, 5_000, 5_000,
    ]);
    backoff.succeeded();
    expect(backoff.next()).toBe(250);
  });

  it('spreads those who failed together', () => {
    expect(new Backoff(() => 0).next()).toBe(125);
  });
});
