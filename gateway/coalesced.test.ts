import { describe, expect, it } from 'vitest';
import { coalesced } from '@/gateway/coalesced';

/** A run that is ended by hand. */
function byHand() {
  const runs: { end(): void; fail(): void }[] = [];
  const call = coalesced(
    () =>
      new Promise<void>((resolve, reject) => {
        runs.push({ end: resolve, fail: () => reject(new Error('failed')) });
      }),
  );
  return { runs, call };
}

const turn = () => new Promise<void>((resolve) => setImmediate(resolve));

describe('runs that callers share', () => {
  it('gives whoever asks meanwhile the next run, and all of them the same one', async () => {
    const { runs, call } = byHand();
    const first = call();
    const second = call();
    const third = call();
    expect(second).toBe(third);
    await turn();
    expect(runs).toHaveLength(1);
    runs[0]?.end();
    await first;
    await turn();
    expect(runs).toHaveLength(2);
    runs[1]?.end();
    await Promise.all([second, third]);
    expect(runs).toHaveLength(2);
  });

  it('does not hold a failure against those who asked later', async () => {
    const { runs, call } = byHand();
    const first = call();
    const second = call();
    runs[0]?.fail();
    await expect(first).rejects.toThrow('failed');
    await turn();
    runs[1]?.end();
    await second;
    const third = call();
    expect(runs).toHaveLength(3);
    runs[2]?.end();
    await third;
  });
});
