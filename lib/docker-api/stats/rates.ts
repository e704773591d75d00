import type { Interface, Reading } from '@/lib/docker-api/stats/reading';

/** What went on between two readings, each second. */
export interface Rates {
  /** 1 is one processor fully busy. */
  readonly cpuCores: number;
  readonly receivedPerSecond: number;
  readonly sentPerSecond: number;
  readonly readPerSecond: number;
  readonly writtenPerSecond: number;
}

const shortCounter = 2 ** 32;

/**
 * Turns counters into rates. A container that was started anew counts from zero: then all that it
 * counted since is what was done. The same holds for an interface that came in between, and one that
 * went counts no more. A counter of 32 bits that ran over goes on where it began.
 *
 * @param seconds between the readings, more than zero
 */
export function ratesBetween(before: Reading, after: Reading, seconds: number): Rates {
  const isNew = after.cpuNanoseconds < before.cpuNanoseconds;
  const grown = (from: number, to: number) => {
    if (isNew) return to;
    if (to >= from) return to - from;
    const ranOver = from < shortCounter && from > shortCounter / 2 && to < shortCounter / 2;
    return ranOver ? to + shortCounter - from : to;
  };
  const throughInterfaces = (of: (one: Interface) => number) => {
    let sum = 0;
    for (const [name, now] of Object.entries(after.interfaces)) {
      const then = before.interfaces[name];
      sum += then ? grown(of(then), of(now)) : of(now);
    }
    return sum / seconds;
  };
  // A device that went away takes its part of the sum along: nothing is known of that moment.
  const onDisk = (from: number, to: number) => (isNew ? to : Math.max(0, to - from)) / seconds;
  return {
    cpuCores: (isNew ? after.cpuNanoseconds : after.cpuNanoseconds - before.cpuNanoseconds) / seconds / 1e9,
    receivedPerSecond: throughInterfaces(({ receivedBytes }) => receivedBytes),
    sentPerSecond: throughInterfaces(({ sentBytes }) => sentBytes),
    readPerSecond: onDisk(before.readBytes, after.readBytes),
    writtenPerSecond: onDisk(before.writtenBytes, after.writtenBytes),
  };
}

const clockSlackSeconds = 2;

/**
 * How long it was between two readings: by the engine's clock, which took them, unless that was set in
 * between; then by ours.
 */
export function secondsBetween(before: Reading, after: Reading, oursSeconds: number): number {
  const engines = (after.at - before.at) / 1000;
  const isPlausible =
    engines > 0 && Math.abs(engines - oursSeconds) <= Math.max(clockSlackSeconds, oursSeconds / 4);
  return isPlausible ? engines : oursSeconds;
}
