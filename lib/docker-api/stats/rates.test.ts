import { describe, expect, it } from 'vitest';
import { ratesBetween, secondsBetween } from '@/lib/docker-api/stats/rates';
import type { Reading } from '@/lib/docker-api/stats/reading';

const reading = (over: Partial<Reading> = {}): Reading => ({
  at: 1_000_000,
  cpuNanoseconds: 10e9,
  systemNanoseconds: null,
  processors: 4,
  memoryBytes: 1,
  memoryLimitBytes: null,
  interfaces: { eth0: { receivedBytes: 1_000, sentBytes: 500 } },
  readBytes: 4_096,
  writtenBytes: 0,
  processes: 1,
  ...over,
});

describe('rates', () => {
  it('are what was counted in between, by the second', () => {
    const later = reading({
      cpuNanoseconds: 15e9,
      interfaces: { eth0: { receivedBytes: 3_000, sentBytes: 500 } },
      readBytes: 14_096,
    });
    expect(ratesBetween(reading(), later, 10)).toEqual({
      cpuCores: 0.5,
      receivedPerSecond: 200,
      sentPerSecond: 0,
      readPerSecond: 1_000,
      writtenPerSecond: 0,
    });
  });

  it('begin at zero where the container was started anew', () => {
    const anew = reading({
      cpuNanoseconds: 1e9,
      interfaces: { eth0: { receivedBytes: 70, sentBytes: 10 } },
      readBytes: 20,
      writtenBytes: 30,
    });
    expect(ratesBetween(reading(), anew, 10)).toEqual({
      cpuCores: 0.1,
      receivedPerSecond: 7,
      sentPerSecond: 1,
      readPerSecond: 2,
      writtenPerSecond: 3,
    });
  });

  it('take a counter of 32 bits over its end, and an interface that was made anew from zero', () => {
    const full = reading({ interfaces: { eth0: { receivedBytes: 2 ** 32 - 100, sentBytes: 5e9 } } });
    const over = reading({ interfaces: { eth0: { receivedBytes: 900, sentBytes: 40 } } });
    expect(ratesBetween(full, over, 10)).toMatchObject({ receivedPerSecond: 100, sentPerSecond: 4 });
  });

  it('count interfaces that come and go by themselves', () => {
    const two = reading({
      interfaces: {
        eth0: { receivedBytes: 1_000, sentBytes: 500 },
        eth1: { receivedBytes: 300, sentBytes: 0 },
      },
    });
    expect(ratesBetween(reading(), two, 10)).toMatchObject({ receivedPerSecond: 30, sentPerSecond: 0 });
    expect(ratesBetween(two, reading(), 10)).toMatchObject({ receivedPerSecond: 0, sentPerSecond: 0 });
  });

  it('never fall below zero where a device goes', () => {
    expect(ratesBetween(reading(), reading({ readBytes: 5 }), 10).readPerSecond).toBe(0);
  });
});

describe('the time between', () => {
  it.each([
    ['the engine says', 10_400, 10, 10.4],
    ['we say, where its clock was set ahead', 3_600_000, 10, 10],
    ['we say, where its clock was set back', -50_000, 10, 10],
    ['we say, where it stands still', 0, 10, 10],
  ])('is what %s', (_, engineMs, ours, seconds) => {
    expect(secondsBetween(reading(), reading({ at: 1_000_000 + engineMs }), ours)).toBe(seconds);
  });
});
