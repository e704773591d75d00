import { describe, expect, it } from 'vitest';
import { restartDelayMs } from '@/supervise/children/backoff';

describe('the wait before starting again', () => {
  it('is short at first, doubles, and never grows beyond ten seconds', () => {
    expect([1, 2, 3, 4, 5, 6, 7, 8, 100].map(restartDelayMs)).toEqual([
      200, 400, 800, 1_600, 3_200, 6_400, 10_000, 10_000, 10_000,
    ]);
  });
});
