import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { throttledAddress, waitMs } from '@/lib/sign-in/throttle';

const none = {
  pair: 0,
  sincePairMs: 0,
  address: 0,
  sinceAddressMs: 0,
  isKnown: false,
  strangers: 0,
  sinceStrangersMs: 0,
};

describe('the wait before the next try', () => {
  it('is none for the first five tries', () => {
    expect([0, 1, 2, 3, 4].map((pair) => waitMs({ ...none, pair }))).toEqual([0, 0, 0, 0, 0]);
  });

  it('doubles with each failure, up to a quarter of an hour', () => {
    expect([5, 6, 7, 8].map((pair) => waitMs({ ...none, pair }))).toEqual([1_000, 2_000, 4_000, 8_000]);
    expect(waitMs({ ...none, pair: 5_000 })).toBe(15 * 60_000);
  });

  it('runs from the last failure', () => {
    expect(waitMs({ ...none, pair: 7, sincePairMs: 1_500 })).toBe(2_500);
    expect(waitMs({ ...none, pair: 7, sincePairMs: 4_000 })).toBe(0);
  });

  it('also grows for an address that tries one name after the other', () => {
    expect(waitMs({ ...none, pair: 1, address: 49 })).toBe(0);
    expect(waitMs({ ...none, pair: 1, address: 52 })).toBe(4_000);
    expect(waitMs({ ...none, pair: 1, address: 400, sinceAddressMs: 60_000 })).toBe(4 * 60_000);
  });
});

describe('an address behind which many sit', () => {
  it('is not held for who signed in there before, whatever others do on other names', () => {
    expect(waitMs({ ...none, isKnown: true, address: 5_000 })).toBe(0);
    expect(waitMs({ ...none, isKnown: true, pair: 1, address: 5_000 })).toBe(0);
  });

  it('lets nobody try out one password on all who signed in there', () => {
    const tries = [0, 1, 2, 3].map((pair) => waitMs({ ...none, isKnown: true, pair, address: 5_000 }));
    expect(tries).toEqual([0, 0, 1_000, 2_000]);
  });
});

/** Tries to guess one account's password from many addresses for an hour; each waits as it is told. */
function guessesInAnHour(addresses: number): number {
  const [hourMs, tries] = [60 * 60_000, new Map<number, { count: number; at: number }>()];
  let [now, strangers, last] = [0, 0, 0];
  for (let turn = 0; now < hourMs; turn++) {
    const own = tries.get(turn % addresses) ?? { count: 0, at: 0 };
    const wait = waitMs({
      pair: own.count,
      sincePairMs: now - own.at,
      address: own.count,
      sinceAddressMs: now - own.at,
      isKnown: false,
      strangers,
      sinceStrangersMs: now - last,
    });
    now += wait + 1;
    if (now >= hourMs) break;
    tries.set(turn % addresses, { count: own.count + 1, at: now });
    [strangers, last] = [strangers + 1, now];
  }
  return strangers;
}

describe('guessing one account from many addresses', () => {
  it('gets no more than a try a minute after the first fifty, however many addresses there are', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 100_000 }), (addresses) => {
        expect(guessesInAnHour(addresses)).toBeLessThanOrEqual(50 + 60 + 7);
      }),
      { numRuns: 50 },
    );
  });

  it('never makes whoever comes from a known address wait, and others a minute at most', () => {
    const count = fc.integer({ min: 0, max: 1_000_000 });
    fc.assert(
      fc.property(count, count, (strangers, sinceStrangersMs) => {
        // At a known address the failures of strangers are not counted (attempts.ts).
        expect(waitMs({ ...none, pair: 4, address: 4 })).toBe(0);
        expect(waitMs({ ...none, strangers, sinceStrangersMs })).toBeLessThanOrEqual(60_000);
      }),
    );
  });
});

describe('the address that failures are counted on', () => {
  it.each([
    ['127.0.0.1', '127.0.0.1'],
    ['::ffff:10.1.2.3', '10.1.2.3'],
    ['2001:db8:1:2:3:4:5:6', '2001:db8:1:2::/64'],
    ['2001:0DB8:1:2::ffff', '2001:db8:1:2::/64'],
    ['2001:db8::1', '2001:db8:0:0::/64'],
    ['fe80::1%eth0', 'fe80:0:0:0::/64'],
    ['::1', '0:0:0:0::/64'],
    ['', ''],
  ])('%s is %s', (address, counted) => {
    expect(throttledAddress(address)).toBe(counted);
  });
});
